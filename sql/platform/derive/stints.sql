-- From when a scope had a key (its first accepted row) until the first concluding listing that lacks it.
create temp table _stint as
with _presence as (
    select ${key}, _scope, _received_at, max(_accepted) as _accepted
    from (
        select ${key}, _scope, _received_at, 1 as _accepted from _contribution
        union all
        select ${key}, _scope, _received_at, 0 from _rejected
    ) _named
    group by ${key}, _scope, _received_at
),
_placed as (
    select _p.*, _later.received_at as _absent_at
    from _presence _p
    join _listing _l on _l.scope = _p._scope and _l.received_at = _p._received_at
    left join _listing _later on _later.scope = _l.scope and _later.concludes = 1 and _later.ordinal = _l.ordinal + 1
),
_linked as (
    select _placed.*, lag(_absent_at) over (partition by ${key}, _scope order by _received_at) as _absent_before
    from _placed
),
_numbered as (
    select
        _linked.*,
        sum(case when _absent_before < _received_at then 1 else 0 end) over (
            partition by ${key}, _scope order by _received_at rows unbounded preceding
        ) as _stint
    from _linked
)
select
    ${key}, _scope,
    min(case when _accepted = 1 then _received_at end) as _first_at,
    case when count(*) = count(_absent_at) then max(_absent_at) end as _absent_at
from _numbered
group by ${key}, _scope, _stint
having max(_accepted) = 1
