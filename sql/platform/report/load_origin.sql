select version, registered_at from control.load where load_id = ?
