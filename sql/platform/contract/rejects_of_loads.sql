select l.load_id, l.load_key, l.received_at, sum(f.rejected_rows), sum(f.accepted_rows)
from (
    select distinct load_id, file_id
    from control.delivery
    where dataset = ?
) d
join control.load l on l.load_id = d.load_id
join control.file f on f.file_id = d.file_id
where l.state in ('loaded', 'conformed', 'verified', 'held', 'published') and f.state = 'loaded'
group by l.load_id, l.load_key, l.received_at
order by l.received_at, l.load_key
