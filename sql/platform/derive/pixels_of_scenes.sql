select ${columns}
from ${pixels} p
join ${scenes} s on s._file_id = p._file_id and s._row_number = p._row_number
