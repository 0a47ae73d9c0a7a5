delete from control.staged where dataset = ? and target = ?
