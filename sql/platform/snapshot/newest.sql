select max(effective_from) from snapshot.${table}_latest
