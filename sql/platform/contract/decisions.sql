select sequence, decision, decided_at, decided_by, reason, digest, judged, files, plan
from control.contract_decision
where dataset = ?
order by sequence
