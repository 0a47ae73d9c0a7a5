select ${columns}, _c._effective_at as effective_at, _c._received_at as received_at, _c._file_id, _c._row_number, _c._delivery_id
from conformed.${table}_changes _c
where _c._load_id = ${load} and _c._op = 'upsert' and not ${repeated}
