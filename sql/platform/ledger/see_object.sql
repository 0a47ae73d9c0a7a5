insert into control.landing_object (dataset, path, bytes, modified_at, stands_as)
select cast(? as varchar), object, bytes, modified_at, stands_as
from staging.arrived a
where position = (select min(b.position) from staging.arrived b where b.object = a.object)
  and not exists (select 1 from control.landing_object o where o.dataset = ? and o.path = a.object)
