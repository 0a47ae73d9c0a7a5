select 1
from control.delivery d
join control.load l on l.load_id = d.load_id
where d.file_id = ? and d.load_id <> ? and l.state not in ('registered', 'refused')
