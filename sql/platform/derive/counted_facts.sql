-- A fact counts while every later concluding listing of its scope names it, or rejected a row of its key.
create temp table d_counted as
with fact as (
    select distinct ${key}, _effective_at, _scope from d_contribution
),
presence as (
    select ${key}, _effective_at, _scope, _received_at from d_contribution
    union
    select ${key_a}, a._effective_at, a._scope, b._received_at
    from fact a
    join d_rejected b on ${same_key} and b._scope = a._scope
),
placed as (
    select
        p.*, l.ordinal, l.concludes,
        sum(l.concludes) over (
            partition by ${key}, _effective_at, _scope order by _received_at desc rows unbounded preceding
        ) - l.concludes as named_later
    from presence p
    join d_listing l on l.scope = p._scope and l.received_at = p._received_at
),
surviving as (
    select p.*
    from placed p
    join (select scope, max(ordinal) as ordinal from d_listing group by scope) newest on newest.scope = p._scope
    where newest.ordinal - p.ordinal = p.named_later
)
select
    ${key_a}, a._effective_at as _at, a._effective_at, a._received_at, a._sequence, a._op, a._hash,
    a._load_id, a._delivery_id, a._file_id, a._row_number
from d_contribution a
join surviving b on ${same_key} and b._effective_at = a._effective_at and b._scope = a._scope
    and b._received_at = a._received_at
