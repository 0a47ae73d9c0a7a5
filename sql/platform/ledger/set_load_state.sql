update control.load set state = ?, reason = ? where load_id = ?
