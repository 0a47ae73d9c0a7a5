select ${columns}, _effective_at as effective_at, _received_at as received_at, _file_id, _row_number, _delivery_id
from (
    select
        _c.*,
        row_number() over (
            partition by ${key}, _effective_at
            order by _sequence desc nulls last, _received_at desc, _delivered desc, _row_number desc
        ) as _place
    from conformed.${table}_changes _c
    join (
        select delivery_id as _delivery, row_number() over (order by modified_at, path) as _delivered
        from control.delivery
        where load_id = ${load}
    ) _d on _d._delivery = _c._delivery_id
    where _c._load_id = ${load}
) _ranked
where _place = 1 and _op = 'upsert'
