insert into control.added_column (
    dataset, position, child, field, path, first_received_at, column_name, column_type, kept
) values (?, ?, ?, ?, ?, ?, ?, ?, ?)
