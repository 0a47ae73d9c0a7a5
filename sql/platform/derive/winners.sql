create temp table _winner as
select ${key}, _at, _op, _hash, _received_at, _load_id, _delivery_id, _file_id, _row_number
from (
    select
        _counted.*,
        row_number() over (
            partition by ${key}, _at
            order by _sequence desc nulls last, _received_at desc, _effective_at desc, _delivered desc, _row_number desc
        ) as _place
    from _counted
) _ranked
where _place = 1
union all
select ${key}, _at, 'delete', ${deleted}, _at, null, null, null, null
from _deletion
