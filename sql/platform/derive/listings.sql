-- A scope's listing is the union of its deliveries with one received_at; ordinal counts those that conclude absence.
create temp table d_listing as
select scope, received_at, concludes, sum(concludes) over (partition by scope order by received_at) as ordinal
from (
    select scope, received_at, min(case when concludes then 1 else 0 end) as concludes
    from control.coverage
    where delivery_id in (select delivery_id from d_delivery)
    group by scope, received_at
) listing
