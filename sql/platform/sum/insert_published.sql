insert into control.row_sum (target, row_count, hash_sum, current_count, current_sum, hashed_by) values (?, ?, ?, ?, ?, ?)
