-- Keys that a load names more than once for one time, with how often.
select ${key}, count(*) as _times
from (
    select _c.* from conformed.${table}_changes _c where _c._load_id = ${load} and not ${repeated}
) _own
group by ${key}, ${within}
having count(*) > 1
