select
    d.path, r.row_number, r.physical_line, r.byte_offset, r.column_name, r.reason_code, r.message, r.raw_text,
    l.load_key, l.received_at
from control.rejected_row r
join (select file_id, min(path) as path, min(load_id) as load_id from control.delivery group by file_id) d
    on d.file_id = r.file_id
join control.load l on l.load_id = d.load_id
where r.dataset = ? and l.load_key like ?
order by l.received_at, d.path, r.row_number
