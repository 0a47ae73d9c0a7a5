select count(*)
from raw.${table}
where _file_id in (select d.file_id from control.delivery d where d.load_id = ? and d.whole)
