select
    ${columns}, r._position, ${hash} as _hash,
    p._load_id, p._delivery_id, r._file_id, r._row_number
from raw.${table} r
join conformed.${parent}_changes p on p._file_id = r._file_id and p._row_number = r._row_number
where true ${only_load}
