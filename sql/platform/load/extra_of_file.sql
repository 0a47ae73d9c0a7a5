select _row_number, ${position}, _extra
from raw.${table}
where _file_id = ? and _row_number between ? and ? and _extra is not null
