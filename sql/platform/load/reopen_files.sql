update control.file set state = 'registered', reason_code = null, reason = null, raw_digest = null where dataset = ?
