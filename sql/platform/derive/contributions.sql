create temp table _contribution as
select
    ${key_a}, _a._effective_at, _a._received_at, _a._sequence, _a._op, _a._hash,
    _d.scope as _scope, _d.place as _delivered, _a._load_id, _a._delivery_id, _a._file_id, _a._row_number
from conformed.${table}_changes _a
join _delivery _d on _d.delivery_id = _a._delivery_id
${only_touched_a}
where not exists (
    select 1 from _admission _m where not _m.counts and _m.file_id = _a._file_id and _m.row_number = _a._row_number
)
