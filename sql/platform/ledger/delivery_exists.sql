select 1 from control.delivery where delivery_id = ?
