insert into control.file (file_id, dataset, content_id, captured, state)
select file_id, cast(? as varchar), content_id, captured, 'registered'
from staging.arrived a
where not exists (select 1 from control.file f where f.file_id = a.file_id)
  and position = (select min(b.position) from staging.arrived b where b.file_id = a.file_id)
