select shown from control.report where load_id = ?
