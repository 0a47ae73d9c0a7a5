insert into control.delivery (
    delivery_id, dataset, file_id, load_id, received_at, scope, path, bytes, modified_at, stored_hash, whole,
    reason_code, reason
)
select
    delivery_id, cast(? as varchar), file_id, cast(? as bigint), cast(? as timestamp), scope, path, bytes, modified_at,
    stored_hash, whole, reason_code, reason
from staging.arrived a
where not exists (select 1 from control.delivery d where d.delivery_id = a.delivery_id)
  and position = (select min(b.position) from staging.arrived b where b.delivery_id = a.delivery_id)
