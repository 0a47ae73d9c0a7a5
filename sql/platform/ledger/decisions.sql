select sequence, load_id, decision, decided_at, decided_by, reason from control.decision where dataset = ? order by sequence
