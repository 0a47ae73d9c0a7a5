select coalesce(max(place), 0) + 1 from control.outbox where target = ?
