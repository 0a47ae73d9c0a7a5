-- A scope's listing is the union of its deliveries with one received_at; ordinal counts those that conclude absence.
create temp table _listing as
select scope, received_at, concludes, sum(concludes) over (partition by scope order by received_at) as ordinal
from (
    select c.scope, c.received_at, min(case when c.concludes and k.file_id is null then 1 else 0 end) as concludes
    from control.coverage c
    join _delivery d on d.delivery_id = c.delivery_id
    left join (select distinct file_id from _admission where keyless and not counts) k on k.file_id = d.file_id
    group by c.scope, c.received_at
) listing
