-- Where the manifest does not say the version, it is the next of those that stand there.
insert into control.delivery (
    delivery_id, dataset, file_id, load_id, received_at, scope, path, bytes, modified_at, stored_hash, whole,
    reason_code, reason, object, version
)
select
    delivery_id, cast(? as varchar), file_id, cast(? as bigint), cast(? as timestamp), scope, path, bytes, modified_at,
    stored_hash, whole, reason_code, reason, object,
    case when version > 0 then version else 1 + coalesce((
        select max(d.version) from control.delivery d where d.dataset = ? and d.object = a.object and d.received_at = ?
    ), 0) end
from staging.arrived a
where not exists (select 1 from control.delivery d where d.delivery_id = a.delivery_id)
  and position = (select min(b.position) from staging.arrived b where b.delivery_id = a.delivery_id)
