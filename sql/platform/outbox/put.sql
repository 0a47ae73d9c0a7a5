insert into control.outbox (target, place, after_token, token, known_at, whole, identity) values (?, ?, ?, ?, ?, ?, ?)
