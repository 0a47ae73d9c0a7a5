delete from control.rejected_row where file_id in (${files})
