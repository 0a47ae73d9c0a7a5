insert into control.check_result (dataset, load_id, position, check_id, severity, state, result)
values (?, ?, ?, ?, ?, ?, ?)
