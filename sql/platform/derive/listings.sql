-- A scope's listing is the union of its deliveries with one received_at; ordinal counts those that conclude absence. One that lacks a
-- delivery of its drop, which is held or refused, does not.
create temp table _listing as
select scope, received_at, concludes, sum(concludes) over (partition by scope order by received_at) as ordinal
from (
    select
        c.scope, c.received_at,
        min(case when c.concludes and k.file_id is null and w.received_at is null then 1 else 0 end) as concludes
    from control.coverage c
    join _delivery d on d.delivery_id = c.delivery_id
    left join (select distinct file_id from _admission where keyless and not counts) k on k.file_id = d.file_id
    left join (
        select distinct m.scope, m.received_at
        from control.delivery m
        join control.load l on l.load_id = m.load_id and l.state in ('held', 'refused')
        where m.dataset = '${dataset}' and not exists (
            select 1 from _standing n where n.object = m.object and n.received_at = m.received_at
        )
    ) w on w.scope = c.scope and w.received_at = c.received_at
    group by c.scope, c.received_at
) listing
