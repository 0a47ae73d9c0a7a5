select subject, name, value from control.metric where dataset = ? and load_id = ? order by subject, name
