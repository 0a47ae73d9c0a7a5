delete from control.thumbnail where file_id in (${files})
