select delivery_id from control.delivery where dataset = ? and received_at = ?
