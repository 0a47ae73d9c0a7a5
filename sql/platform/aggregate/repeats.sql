select count(*) > (select count(*) from (select distinct * from ${table}) d) from ${table}
