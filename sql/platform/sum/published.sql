select row_count, hash_sum, current_count, current_sum from control.row_sum where target = ? and hashed_by = ?
