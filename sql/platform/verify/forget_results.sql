delete from control.check_result where load_id = ?
