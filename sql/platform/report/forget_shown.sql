delete from control.report where load_id = ?
