select path, bytes, modified_at, stands_as from control.landing_object where dataset = ?
