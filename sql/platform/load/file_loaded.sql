update control.file
set state = 'loaded', read_rows = ?, accepted_rows = ?, rejected_rows = ?, ignored_rows = ?, keyless_rejects = ?,
    drift = ?, raw_digest = ?
where file_id = ?
