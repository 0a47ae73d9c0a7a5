delete from control.metric where dataset = ? and load_id = ? and subject = ?
