select _a.*
from conformed.${table}_changes _a
join _delivery _d on _d.delivery_id = _a._delivery_id
${only_touched_a}
where not exists (
    select 1 from _admission _m where not _m.counts and _m.file_id = _a._file_id and _m.row_number = _a._row_number
)
and not exists (select 1 from _open_key _o where ${same_key})
