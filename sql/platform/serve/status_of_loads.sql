select
    l.received_at, l.load_key, l.state, count(d.delivery_id), sum(f.accepted_rows), sum(f.rejected_rows), l.reason
from control.load l
left join control.delivery d on d.load_id = l.load_id
left join control.file f on f.file_id = d.file_id
where l.dataset = ?
group by l.received_at, l.load_key, l.state, l.reason
order by l.received_at, l.load_key
