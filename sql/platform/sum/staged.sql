select row_count, hash_sum, current_count, current_sum
from control.staged_sum
where dataset = ? and target = ? and change = ?
