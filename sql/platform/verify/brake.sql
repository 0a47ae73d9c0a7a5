-- Keys that readers see in the load's scopes, and those of them that the candidate no longer has.
select
    count(*) as restated,
    coalesce(sum(case when s._op is not null then 1 else 0 end), 0) as closed
from (
    select l.* from snapshot.${table}_latest l where ${in_scope}
) p
left join (
    select distinct ${key}, 'gone' as _op
    from ${staged} d
    where d._op = 'delete' and not exists (select 1 from ${staged} i where i._op = 'insert' and ${same})
) s on ${same_p}
