select decided_at, decided_by, reason, corrected_text
from control.reject_decision
where file_id = ? and row_number = ? and decision = 'admit'
order by sequence desc
limit 1
