insert into raw.${table} (_file_id, _row_number, ${key}) select cast(? as bigint), cast(? as bigint), ${values}
