create temp table d_delivery as
select d.delivery_id, d.file_id, d.load_id, d.received_at, d.scope
from control.delivery d
join d_load l on l.load_id = d.load_id
where d.whole
