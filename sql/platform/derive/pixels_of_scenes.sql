select ${columns}
from ${pixels} _p
join ${scenes} _s on _s._file_id = _p._file_id and _s._row_number = _p._row_number
