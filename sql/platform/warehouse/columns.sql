select column_name, data_type
from duckdb_columns()
where schema_name = ? and table_name = ?
order by column_index
