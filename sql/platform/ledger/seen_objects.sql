select path, bytes, modified_at from control.landing_object where dataset = ?
