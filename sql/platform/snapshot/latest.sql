select
    ${columns},
    e.effective_from, e._received_at, e._load_id, e._file_id, e._row_number
from ${ranges} e
${relationships}
where e.effective_to is null and not e.deleted and (${condition})
