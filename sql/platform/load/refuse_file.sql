update control.file set state = 'refused', reason_code = ?, reason = ?, raw_digest = ? where file_id = ?
