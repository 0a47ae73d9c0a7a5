select * from ${target} where _load_id = ${load} order by _file_id, _row_number
