select
    d.delivery_id, d.file_id, d.load_id, d.received_at, d.scope, d.path, d.bytes, d.modified_at, d.stored_hash,
    f.content_id, f.captured, c.archived_as, c.bytes, c.archived_bytes, d.whole,
    coalesce(d.reason_code, f.reason_code), coalesce(d.reason, f.reason), f.state, d.version
from control.delivery d
join control.file f on f.file_id = d.file_id
join control.content c on c.content_id = f.content_id
where ${only}
order by d.path, d.delivery_id
