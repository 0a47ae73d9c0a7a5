select _file_id, min(_row_number), max(_row_number)
from raw.${table}
where _extra is not null
group by _file_id
order by _file_id
