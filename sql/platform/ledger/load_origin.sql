select registered_at, version from control.load where load_id = ?
