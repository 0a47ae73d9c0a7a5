-- Files of a load that came with other content before, and whether a load with such a file was let in.
with other as (
    select d.load_id, d.path
    from control.delivery d
    where d.dataset = '${dataset}' and d.whole and exists (
        select 1
        from control.delivery e
        join control.load l on l.load_id = e.load_id and l.state not in ('held', 'refused', 'superseded')
        where e.dataset = d.dataset and e.path = d.path and e.whole and e.file_id <> d.file_id
          and e.received_at < d.received_at
    )
)
select distinct
    path, exists (
        select 1
        from other o
        join control.decision a on a.load_id = o.load_id and a.decision = 'accept'
    ) as told
from other
where load_id = ${load}
order by path
