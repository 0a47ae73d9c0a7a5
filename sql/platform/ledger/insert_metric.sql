insert into control.metric (dataset, load_id, subject, name, value) values (?, ?, ?, ?, ?)
