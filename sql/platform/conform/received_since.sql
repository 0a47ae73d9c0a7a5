-- Deliveries of other loads that were not received before these.
select count(*)
from control.delivery
where dataset = '${dataset}' and load_id not in (${loads})
  and received_at >= (select min(received_at) from control.delivery where load_id in (${loads}))
