-- An absence withdraws what was received before it for then or later; a returning key counts from its return at the earliest.
create temp table d_counted as
with bounded as (
    select
        a.*,
        (select max(b._at) from d_deletion b where ${same_key} and b._at <= a._received_at) as absence_before,
        (select min(b._at) from d_deletion b where ${same_key} and b._at > a._received_at) as absence_after
    from d_contribution a
),
returned as (
    select bounded.*, min(_received_at) over (partition by ${key}, absence_before) as returned_at from bounded
)
select
    ${key},
    case when _effective_at <= absence_before then returned_at else _effective_at end as _at,
    _effective_at, _received_at, _sequence, _op, _hash, _load_id, _delivery_id, _file_id, _row_number
from returned
where absence_after is null or _effective_at < absence_after
