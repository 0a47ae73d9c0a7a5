update control.file
set state = 'registered', reason_code = null, reason = null
where file_id = ? and state = 'refused' and raw_digest <> ?
