insert into control.target (dataset, target) values (?, ?)
