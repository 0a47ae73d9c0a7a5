insert into control.report (load_id, shown) values (?, ?)
