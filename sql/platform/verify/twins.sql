-- Files of a load whose bytes and captured values came before: the newest such delivery of each. Of two that came at one time, the
-- one that is not let in yet, or has the greater path.
select
    d.delivery_id as _delivery, d.path as _path, d.received_at as _received, d.scope as _scope, d.file_id as _file,
    f.accepted_rows as _rows, e.path as _path_before, e.received_at as _received_before
from control.delivery d
join control.file f on f.file_id = d.file_id
join (
    select
        n.delivery_id, p.path, p.received_at,
        row_number() over (partition by n.delivery_id order by p.received_at desc, p.path desc) as age
    from control.delivery n
    join control.delivery p on p.file_id = n.file_id and p.delivery_id <> n.delivery_id and p.whole
    join control.load l on l.load_id = p.load_id and l.state not in ('held', 'refused', 'superseded')
    where n.load_id = ${load} and n.whole and (
        p.received_at < n.received_at
        or p.received_at = n.received_at and p.object <> n.object and (l.state = 'published' or p.path < n.path)
    )
) e on e.delivery_id = d.delivery_id and e.age = 1
order by d.path
