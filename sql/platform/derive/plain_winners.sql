insert into _winner
select ${key}, _effective_at, _op, _hash, _received_at, _load_id, _delivery_id, _file_id, _row_number
from (
${plain}
) _plain
