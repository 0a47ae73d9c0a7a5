select min(_position) from conformed.${table}_changes where _file_id = ? and _row_number = ? and ${condition}
