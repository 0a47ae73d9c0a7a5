select
    ${columns}, _r._position, ${hash} as _hash,
    _p._load_id, _p._delivery_id, _r._file_id, _r._row_number
from raw.${table} _r
join conformed.${parent}_changes _p on _p._file_id = _r._file_id and _p._row_number = _r._row_number
where true ${only_load}
