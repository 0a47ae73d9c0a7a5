insert into control.stage_marker (dataset, load_id, task, digest, row_count, written_at, version) values (?, ?, ?, ?, ?, ?, ?)
