select
    ${columns},
    _e.effective_from, _e._received_at, _e._load_id, _e._file_id, _e._row_number
from ${ranges} _e
${relationships}
where _e.effective_to is null and not _e.deleted and (${condition})
