-- Rows without a key: equal rows of one file or listing are told apart by counting them.
create temp table _contribution as
select
    ${key_a},
    cast(
        row_number() over (partition by ${key_a}, _a._delivery_received_at order by _a._delivery_id, _a._row_number) as integer
    ) as _occurrence,
    _a._effective_at, _a._received_at, _a._sequence, _a._op, _a._hash,
    _a._scope, _a._delivered, _a._load_id, _a._delivery_id, _a._file_id, _a._row_number
from (
${rows}
) _a
