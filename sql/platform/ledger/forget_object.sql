delete from control.landing_object where dataset = ? and path = ?
