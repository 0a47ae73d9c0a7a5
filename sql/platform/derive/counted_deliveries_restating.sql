create temp table _delivery as
select d.delivery_id, d.file_id, d.load_id, d.received_at, d.scope
from control.delivery d
join _load l on l.load_id = d.load_id
where d.whole
