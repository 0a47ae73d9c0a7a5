insert into ${target}
select ${own}${added}
from raw.${table} r
left join staging.extra e on ${same_place}
