select load_id, load_key, dataset, received_at, state, reason, contract_digest
from control.load
where dataset = ?
order by received_at, load_key
