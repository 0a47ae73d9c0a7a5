-- Keys that readers see in the load's scopes, and those of them that the candidate no longer has.
select
    count(*) as _restated,
    coalesce(sum(case when _s._op is not null then 1 else 0 end), 0) as _closed
from (
    select _l.* from snapshot.${table}_latest _l where ${in_scope}
) _p
left join (
    select distinct ${key}, 'gone' as _op
    from ${staged} _d
    where _d._op = 'delete' and not exists (select 1 from ${staged} _i where _i._op = 'insert' and ${same})
) _s on ${same_p}
