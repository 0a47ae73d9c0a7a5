select r.reason_code, r.column_name, count(*)
from control.rejected_row r
where r.file_id in (select file_id from control.delivery where load_id = ?)
group by r.reason_code, r.column_name
order by count(*) desc, r.reason_code, r.column_name
