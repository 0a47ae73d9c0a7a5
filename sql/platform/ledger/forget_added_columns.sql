delete from control.added_column where dataset = ?
