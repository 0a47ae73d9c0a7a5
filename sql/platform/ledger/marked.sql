select load_id from control.stage_marker where dataset = ? and task = ? and digest = ?
