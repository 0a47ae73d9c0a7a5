select _c.*, _r.effective_at
from conformed.${table}_changes _c
join load_rows _r on _r._delivery_id = _c._delivery_id and _r._row_number = _c._row_number
