select child, field, column_name, kept, first_received_at
from control.added_column
where dataset = ?
order by position
