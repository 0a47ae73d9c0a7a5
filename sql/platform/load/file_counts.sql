select accepted_rows, rejected_rows from control.file where file_id = ?
