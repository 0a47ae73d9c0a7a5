insert into control.content (content_id, bytes, archived_as, archived_bytes)
select content_id, content_bytes, archived_as, archived_bytes
from staging.arrived a
where not exists (select 1 from control.content c where c.content_id = a.content_id)
  and position = (select min(b.position) from staging.arrived b where b.content_id = a.content_id)
