-- From when a scope had a key (its first accepted row) until the first concluding listing that lacks it.
create temp table d_stint as
with presence as (
    select ${key}, _scope, _received_at, max(accepted) as accepted
    from (
        select ${key}, _scope, _received_at, 1 as accepted from d_contribution
        union all
        select ${key}, _scope, _received_at, 0 from d_rejected
    ) named
    group by ${key}, _scope, _received_at
),
placed as (
    select p.*, later.received_at as absent_at
    from presence p
    join d_listing l on l.scope = p._scope and l.received_at = p._received_at
    left join d_listing later on later.scope = l.scope and later.concludes = 1 and later.ordinal = l.ordinal + 1
),
linked as (
    select placed.*, lag(absent_at) over (partition by ${key}, _scope order by _received_at) as absent_before
    from placed
),
numbered as (
    select
        linked.*,
        sum(case when absent_before < _received_at then 1 else 0 end) over (
            partition by ${key}, _scope order by _received_at rows unbounded preceding
        ) as stint
    from linked
)
select
    ${key}, _scope,
    min(case when accepted = 1 then _received_at end) as first_at,
    case when count(*) = count(absent_at) then max(absent_at) end as absent_at
from numbered
group by ${key}, _scope, stint
having max(accepted) = 1
