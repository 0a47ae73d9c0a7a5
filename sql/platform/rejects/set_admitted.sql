update control.file set admitted_rows = ? where file_id = ?
