select _w._file_id, count(*) from (${rows}) _w where ${condition} group by _w._file_id
