select target, was, now, identity from control.restatement where load_id = ? order by target, was limit 50
