select d.path, f.read_rows, f.accepted_rows, f.rejected_rows, f.ignored_rows
from control.delivery d
join control.file f on f.file_id = d.file_id
where d.load_id = ? and d.whole
order by d.path, d.delivery_id
