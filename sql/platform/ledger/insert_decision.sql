insert into control.decision (sequence, load_id, dataset, decision, decided_at, decided_by, reason)
values (?, ?, ?, ?, ?, ?, ?)
