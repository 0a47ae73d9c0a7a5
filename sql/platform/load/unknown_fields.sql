-- Files whose rows are in raw and have fields that the contract does not know, and when each arrived first.
select f.layout, min(d.received_at) as first_received_at
from control.file f
join control.delivery d on d.file_id = f.file_id
where
    f.dataset = ? and f.state = 'loaded' and d.whole and f.layout is not null
    and f.layout not like '%"unknown":{},%' ${only}
group by f.file_id, f.layout
