insert into control.stage_marker (dataset, load_id, task, digest, rows, at, version) values (?, ?, ?, ?, ?, ?, ?)
