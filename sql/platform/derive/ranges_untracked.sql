-- As ranges; what is not tracked comes from the last of the neighbours that collapse.
create ${kind} ${ranges} as
with _step as (
    select _e.*, lag(_hash) over (partition by ${key} order by _at) as _hash_before
    from ${winners} _e
),
_run as (
    select
        _step.*,
        sum(case when _hash_before is null or _hash_before <> _hash then 1 else 0 end) over (
            partition by ${key} order by _at rows unbounded preceding
        ) as _run
    from _step
),
_neighbour as (
    select
        _run.*,
        row_number() over (partition by ${key}, _run order by _at) as _place,
        last_value(_delivery_id) over _whole as _last_delivery_id,
        last_value(_row_number) over _whole as _last_row_number ${last_position}
    from _run
    window _whole as (partition by ${key}, _run order by _at rows between unbounded preceding and unbounded following)
),
_kept as (
    select _neighbour.*, lead(_at) over (partition by ${key} order by _at) as _effective_to
    from _neighbour
    where _place = 1
)
select
    ${columns},
    _r._at as effective_from, _r._effective_to as effective_to, _r._op = 'delete' as deleted,
    _r._hash, _r._received_at, _r._load_id, _r._delivery_id, _r._file_id, _r._row_number
from _kept _r
left join conformed.${table}_changes _c
    on _c._delivery_id = _r._delivery_id and _c._row_number = _r._row_number ${same_row} and _r._op = 'upsert'
left join conformed.${table}_changes _u
    on _u._delivery_id = _r._last_delivery_id and _u._row_number = _r._last_row_number ${same_last_row} and _r._op = 'upsert'
