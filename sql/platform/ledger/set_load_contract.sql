update control.load set contract_digest = ? where load_id = ?
