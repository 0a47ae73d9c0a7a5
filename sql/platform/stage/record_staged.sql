insert into control.staged (dataset, target, identity, whole, inserted, deleted, updated, candidate)
values (?, ?, ?, ?, ?, ?, ?, ?)
