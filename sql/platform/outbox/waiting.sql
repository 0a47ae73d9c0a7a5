select place, after_token, token, known_at, whole, identity from control.outbox where target = ? order by place
