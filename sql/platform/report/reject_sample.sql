select d.path, r.row_number, r.physical_line, r.byte_offset, r.message, r.raw_text
from control.rejected_row r
join (select file_id, min(path) as path from control.delivery where load_id = ? group by file_id) d
    on d.file_id = r.file_id
where r.reason_code = ? and coalesce(r.column_name, '') = ?
order by d.path, r.row_number
limit 20
