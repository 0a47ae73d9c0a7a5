select
    r._file_id, r._row_number, d.path, r.width, r.height, r.crs,
    t.bands, t.width, t.height, t.low, t.high, t.png, r.band_count
from (select file_id, min(path) as path from control.delivery where load_id = ? and whole group by file_id) d
join raw.${table} r on r._file_id = d.file_id
left join control.thumbnail t on t.file_id = r._file_id and t.row_number = r._row_number
order by d.path, r._row_number
limit 12
