select coalesce(max(sequence), 0) from control.reject_decision where dataset = ?
