update control.file set drift = ?, layout = ? where file_id = ?
