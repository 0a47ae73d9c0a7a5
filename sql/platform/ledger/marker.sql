select row_count from control.stage_marker where dataset = ? and load_id = ? and task = ? and digest = ?
