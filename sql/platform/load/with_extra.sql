insert into ${target}
select ${own}${added}
from raw.${table} _r
left join staging.extra _e on ${same_place}
