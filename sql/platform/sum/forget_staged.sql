delete from control.staged_sum where dataset = ? and target = ?
