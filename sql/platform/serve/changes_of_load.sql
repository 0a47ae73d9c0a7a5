select * from ${target} where _load_id = ${load}
