select
    ${columns},
    ${effective_at} as _effective_at,
    d.received_at as _received_at,
    ${operation} as _op,
    ${sequence} as _sequence,
    ${hash} as _hash,
    d.load_id as _load_id, d.delivery_id as _delivery_id, r._file_id, r._row_number
from ${rows} r
join control.delivery d on d.file_id = r._file_id
where d.whole and d.dataset = '${dataset}' ${only_load}
