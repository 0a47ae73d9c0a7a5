insert into control.migration (name) values (?)
