delete from control.outbox where target = ?
