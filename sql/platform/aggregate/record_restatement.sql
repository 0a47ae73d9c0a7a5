insert into control.restatement (dataset, load_id, target, was, now) values (?, ?, ?, ?, ?)
