select result from control.check_result where load_id = ? order by position
