-- Neighbours with equal attributes collapse into the first; a range ends where the next begins.
create ${kind} ${ranges} as
with _step as (
    select _e.*, lag(_hash) over (partition by ${key} order by _at) as _hash_before
    from ${winners} _e
),
_kept as (
    select _step.*, lead(_at) over (partition by ${key} order by _at) as effective_to
    from _step
    where _hash_before is null or _hash_before <> _hash
)
select
    ${columns},
    _r._at as effective_from, _r.effective_to, _r._op = 'delete' as deleted,
    _r._hash, _r._received_at, _r._load_id, _r._delivery_id, _r._file_id, _r._row_number
from _kept _r
left join conformed.${table}_changes _c
    on _c._delivery_id = _r._delivery_id and _c._row_number = _r._row_number ${same_row} and _r._op = 'upsert'
