select
    l.load_key, l.received_at, l.state, l.reason, l.published_at,
    coalesce(f.files, 0), coalesce(f.accepted, 0), coalesce(f.rejected, 0),
    m.inserted, m.updated, m.deleted,
    coalesce(f.refused, 0)
from control.load l
left join (
    select d.load_id, count(*) as files, sum(f.accepted_rows) as accepted, sum(f.rejected_rows) as rejected,
        count(coalesce(d.reason, f.reason)) as refused
    from control.delivery d
    left join control.file f on f.file_id = d.file_id
    group by d.load_id
) f on f.load_id = l.load_id
left join (
    select
        load_id,
        max(case when name = 'inserted' then value end) as inserted,
        max(case when name = 'updated' then value end) as updated,
        max(case when name = 'deleted' then value end) as deleted
    from control.metric
    where subject = ?
    group by load_id
) m on m.load_id = l.load_id
where l.dataset = ?
order by l.received_at, l.load_key
