update control.file set state = 'registered', raw_digest = null where file_id = ?
