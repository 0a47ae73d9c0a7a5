insert into control.coverage (delivery_id, dataset, load_id, scope, received_at, concludes)
select d.delivery_id, d.dataset, d.load_id, d.scope, d.received_at, coalesce(f.keyless_rejects, 0) = 0
from control.delivery d
join control.file f on f.file_id = d.file_id
where d.load_id = ? and d.whole
