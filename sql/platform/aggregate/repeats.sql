select count(*) > (select count(*) from (select distinct * from ${table}) _d) from ${table}
