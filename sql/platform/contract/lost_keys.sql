with _before as (select distinct ${key_p} from ${published} _p),
_after as (select distinct ${key_c} from ${candidate} _c)
select count(*) over () as _all, ${key_b}
from _before _b
where not exists (select 1 from _after _a where ${same_a})
order by ${key_b}
limit 10
