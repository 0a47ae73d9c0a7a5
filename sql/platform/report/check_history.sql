select c.check_id, c.state
from control.check_result c
join control.load l on l.load_id = c.load_id
where c.dataset = ? and l.received_at <= ?
order by l.received_at, l.load_id
