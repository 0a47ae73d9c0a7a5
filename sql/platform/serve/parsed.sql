-- Only the parser looks at it: nothing runs.
select cast(json_serialize_sql(?) as varchar)
