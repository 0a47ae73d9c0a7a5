select object, version, path, file_id from control.delivery where dataset = ? and received_at = ?
