insert into control.staged_sum (dataset, target, change, row_count, hash_sum, current_count, current_sum)
values (?, ?, ?, ?, ?, ?, ?)
