-- Keys of the versions that a load's files replace, and those that they no longer name.
select
    count(*) as _replaced,
    coalesce(sum(case when exists (
        select 1 from conformed.${table}_changes _c where _c._load_id = ${load} and ${same_key}
    ) then 0 else 1 end), 0) as _gone
from (
    select distinct ${key_a}
    from conformed.${table}_changes _a
    where _a._op = 'upsert' and _a._delivery_id in (${replaced})
) _o
