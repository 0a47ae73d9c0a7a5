insert into control.task_run (
    run, dataset, load_id, task, try, started_at, ended_at, outcome, row_count, bytes, peak_memory, version, link
) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
