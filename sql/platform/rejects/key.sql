select ${key} from raw.${table} where _file_id = ? and _row_number = ?
