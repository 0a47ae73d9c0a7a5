select _file, count(*) from ${removals} group by _file
