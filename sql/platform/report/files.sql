-- A member counts with its own bytes, as archived; a zip or tar would count once for each.
select
    d.path, case when d.path like '%!/%' then c.archived_bytes else d.bytes end, f.content_id, d.received_at,
    f.read_rows, f.accepted_rows, f.rejected_rows, f.ignored_rows,
    coalesce(d.reason, f.reason)
from control.delivery d
join control.file f on f.file_id = d.file_id
join control.content c on c.content_id = f.content_id
where d.load_id = ?
order by d.path
