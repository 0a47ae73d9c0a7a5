select count(*), max(effective_from) from snapshot.${table}_latest
