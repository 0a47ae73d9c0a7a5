insert into control.restatement (dataset, load_id, target, identity, was, now, cause) values (?, ?, ?, ?, ?, ?, ?)
