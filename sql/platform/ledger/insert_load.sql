insert into control.load (load_id, load_key, dataset, received_at, state, contract_digest, registered_at, version)
values (?, ?, ?, ?, 'registered', ?, ?, ?)
