select target, was, now from control.restatement where load_id = ? order by target, was limit 50
