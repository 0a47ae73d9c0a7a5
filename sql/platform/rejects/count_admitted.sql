update control.file
set accepted_rows = accepted_rows + ?, rejected_rows = rejected_rows - ?, keyless_rejects = keyless_rejects - ?,
    admitted_rows = coalesce(admitted_rows, 0) + ?
where file_id = ?
