insert into control.staged (dataset, target, identity, whole, inserted, deleted, updated) values (?, ?, ?, ?, ?, ?, ?)
