select min(received_at), max(received_at)
from control.load
where dataset = '${dataset}' and received_at <= ?
  and load_id in (select load_id from control.decision where decision = 'accept' and decided_at <= ?)
