with
${sources}
${statement}
