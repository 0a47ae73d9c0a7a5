create temp table _contribution as
select
    ${key_a}, _a._effective_at, _a._received_at, _a._sequence, _a._op, _a._hash,
    _a._scope, _a._delivered, _a._load_id, _a._delivery_id, _a._file_id, _a._row_number
from (
${rows}
) _a
