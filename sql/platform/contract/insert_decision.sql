insert into control.contract_decision
    (dataset, sequence, decision, decided_at, decided_by, reason, digest, judged, files, plan)
values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
