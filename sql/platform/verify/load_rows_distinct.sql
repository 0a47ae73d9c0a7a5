select ${columns}, _effective_at as effective_at, _received_at as received_at, _file_id, _row_number, _delivery_id
from conformed.${table}_changes
where _load_id = ${load} and _op = 'upsert'
