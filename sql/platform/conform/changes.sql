select
    ${columns},
    ${effective_at} as _effective_at,
    ${received_at} as _received_at,
    ${operation} as _op,
    ${sequence} as _sequence,
    ${hash} as _hash,
    _d.load_id as _load_id, _d.delivery_id as _delivery_id, _r._file_id, _r._row_number
from ${rows} _r
join control.delivery _d on _d.file_id = _r._file_id
${grown}
where _d.whole and _d.dataset = '${dataset}' ${only_load}
