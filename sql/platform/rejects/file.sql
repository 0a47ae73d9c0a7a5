select f.captured, c.archived_as, f.state, min(d.path)
from control.file f
join control.content c on c.content_id = f.content_id
join control.delivery d on d.file_id = f.file_id
where f.file_id = ?
group by f.captured, c.archived_as, f.state
