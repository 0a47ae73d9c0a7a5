-- The contract in force.
select sequence, decision, decided_at, decided_by, reason, digest, judged, files, plan
from control.contract_decision
where dataset = ? and decision = 'accept'
order by sequence desc
limit 1
