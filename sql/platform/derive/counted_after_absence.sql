-- An absence withdraws what was received before it for then or later; a returning key counts from its return at the earliest.
create temp table _counted as
with _bounded as (
    select
        _a.*,
        (select max(_b._at) from _deletion _b where ${same_key} and _b._at <= _a._received_at) as _absence_before,
        (select min(_b._at) from _deletion _b where ${same_key} and _b._at > _a._received_at) as _absence_after
    from _contribution _a
),
_returned as (
    select _bounded.*, min(_received_at) over (partition by ${key}, _absence_before) as _returned_at from _bounded
)
select
    ${key},
    case when _effective_at <= _absence_before then _returned_at else _effective_at end as _at,
    _effective_at, _received_at, _sequence, _op, _hash, _delivered, _load_id, _delivery_id, _file_id, _row_number
from _returned
where _absence_after is null or _effective_at < _absence_after
