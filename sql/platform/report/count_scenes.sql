select count(*)
from raw.${table}
where _file_id in (select _d.file_id from control.delivery _d where _d.load_id = ? and _d.whole)
