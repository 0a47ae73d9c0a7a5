select sequence, load_id, decision, at, by, reason from control.decision where dataset = ? order by sequence
