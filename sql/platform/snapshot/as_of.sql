select
    _p.as_of, ${columns},
    _e.effective_from, _e._received_at, _e._load_id, _e._file_id, _e._row_number
from _point _p
join ${ranges} _e on _e.effective_from < _p.ends_at and (_e.effective_to is null or _e.effective_to >= _p.ends_at) and not _e.deleted
${relationships}
where ${condition}
