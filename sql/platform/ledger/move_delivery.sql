update control.delivery set load_id = ? where delivery_id = ?
