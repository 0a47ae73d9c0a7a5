delete from control.published where dataset = ?
