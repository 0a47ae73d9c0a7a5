select f.drift
from control.file f
where f.drift is not null and f.file_id in (select d.file_id from control.delivery d where d.load_id = ? and d.whole)
