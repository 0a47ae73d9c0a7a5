delete from control.known where target = ?
