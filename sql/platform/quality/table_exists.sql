select count(*)
from information_schema.tables
where lower(table_schema) = ? and lower(table_name) = ?
