select load_id from control.load limit 1
