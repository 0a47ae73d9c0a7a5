insert into _winner
select ${key}, _p._effective_at, _p._op, _p._hash, _p._received_at, _p._load_id, _p._delivery_id, _p._file_id, _p._row_number
from (
${plain}
) _p
