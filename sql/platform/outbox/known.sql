select token, known_at, known_since from control.known where target = ?
