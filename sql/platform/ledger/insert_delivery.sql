insert into control.delivery (
    delivery_id, dataset, file_id, load_id, received_at, scope, path, bytes, modified_at, stored_hash, whole,
    reason_code, reason
) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
