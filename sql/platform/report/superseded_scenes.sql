-- Of published loads: scenes in whose stead readers see another of the same key.
select d.load_id, c._file_id, c._row_number, max(r._received_at)
from (
    select ${columns}, _file_id, _row_number, max(_effective_at) as _effective_at
    from conformed.${table}_changes
    group by ${columns}, _file_id, _row_number
) c
join conformed.${table} r on ${same} and r.effective_from ${compared} c._effective_at
join control.delivery d on d.file_id = c._file_id and d.whole
join control.load l on l.load_id = d.load_id and l.state = 'published'
where not r.deleted and (r._file_id <> c._file_id or r._row_number <> c._row_number)
group by d.load_id, c._file_id, c._row_number
order by d.load_id, c._file_id, c._row_number
