select c.*, r.effective_at
from conformed.${table}_changes c
join load_rows r on r._delivery_id = c._delivery_id and r._row_number = c._row_number
