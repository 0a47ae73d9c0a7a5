-- The delivery of a file that a load has, or the one that brought it first.
select d.path, d.received_at, l.load_key, f.captured, c.archived_as
from control.file f
join control.content c on c.content_id = f.content_id
join control.delivery d on d.file_id = f.file_id
join control.load l on l.load_id = d.load_id
where f.file_id = ? and coalesce(cast(? as bigint), d.load_id) = d.load_id
order by d.received_at, d.path
limit 1
