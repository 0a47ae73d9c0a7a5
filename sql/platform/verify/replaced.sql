-- Deliveries that are let in and that newer versions of the load's replace.
select p.delivery_id
from control.delivery p
join control.load l on l.load_id = p.load_id and l.state = 'published'
join (
    select dataset, object, received_at, max(version) as version
    from control.delivery
    where load_id = ${load} and version > 1 and whole
    group by dataset, object, received_at
) n on n.dataset = p.dataset and n.object = p.object and n.received_at = p.received_at
where p.whole and p.version = (
    select max(q.version)
    from control.delivery q
    join control.load m on m.load_id = q.load_id and m.state = 'published'
    where q.dataset = n.dataset and q.object = n.object and q.received_at = n.received_at and q.version < n.version
      and q.whole
)
