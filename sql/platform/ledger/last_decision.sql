select coalesce(max(sequence), 0) from control.decision where dataset = ?
