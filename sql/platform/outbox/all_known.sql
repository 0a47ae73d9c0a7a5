select target, token, known_at, known_since from control.known order by target
