insert into control.staged (dataset, target, whole, inserted, deleted) values (?, ?, ?, ?, ?)
