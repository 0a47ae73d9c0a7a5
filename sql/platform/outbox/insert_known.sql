insert into control.known (target, token, known_at, known_since) values (?, ?, ?, ?)
