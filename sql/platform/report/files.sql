select d.path, d.bytes, f.content_id, d.received_at, f.read_rows, f.accepted_rows, f.rejected_rows, f.ignored_rows,
    coalesce(d.reason, f.reason)
from control.delivery d
join control.file f on f.file_id = d.file_id
where d.load_id = ?
order by d.path
