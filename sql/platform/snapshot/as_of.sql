select
    p.as_of, ${columns},
    e.effective_from, e._received_at, e._load_id, e._file_id, e._row_number
from d_point p
join ${ranges} e on e.effective_from < p.ends_at and (e.effective_to is null or e.effective_to >= p.ends_at) and not e.deleted
${relationships}
where ${condition}
