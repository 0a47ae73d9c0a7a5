create ${kind} ${ranges} (${columns})
