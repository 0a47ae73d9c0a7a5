select decision, decided_at, decided_by, reason, count(*)
from control.reject_decision
where decision <> 'annotate' and file_id in (select file_id from control.delivery where load_id = ?)
group by decision, decided_at, decided_by, reason
order by decided_at
