select ${columns}, _effective_at as effective_at, _received_at as received_at, _file_id, _row_number, _delivery_id
from (
    select
        c.*,
        row_number() over (
            partition by ${key}, _effective_at
            order by _sequence desc nulls last, _received_at desc, _file_id desc, _row_number desc
        ) as place
    from conformed.${table}_changes c
    where c._load_id = ${load}
) ranked
where place = 1 and _op = 'upsert'
