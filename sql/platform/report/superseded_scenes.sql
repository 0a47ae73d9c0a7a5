-- Of published loads: scenes in whose stead readers see another of the same key.
select _d.load_id, _c._file_id, _c._row_number, max(_r._received_at)
from (
    select ${columns}, _file_id, _row_number, max(_effective_at) as _effective_at
    from conformed.${table}_changes
    group by ${columns}, _file_id, _row_number
) _c
join conformed.${table} _r on ${same} and _r.effective_from ${compared} _c._effective_at
join control.delivery _d on _d.file_id = _c._file_id and _d.whole
join control.load _l on _l.load_id = _d.load_id and _l.state = 'published'
where not _r.deleted and (_r._file_id <> _c._file_id or _r._row_number <> _c._row_number)
group by _d.load_id, _c._file_id, _c._row_number
order by _d.load_id, _c._file_id, _c._row_number
