select
    _r._file_id, _r._row_number, _d._path, _r.width, _r.height, _r.crs,
    _t.bands, _t.width, _t.height, _t.low, _t.high, _t.png, _r.band_count
from (select file_id, min(path) as _path from control.delivery where load_id = ? and whole group by file_id) _d
join raw.${table} _r on _r._file_id = _d.file_id
left join control.thumbnail _t on _t.file_id = _r._file_id and _t.row_number = _r._row_number
order by _d._path, _r._row_number
limit 12
