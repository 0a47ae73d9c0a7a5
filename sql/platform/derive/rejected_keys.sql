create temp table _rejected as
select distinct ${key_a}, _d.scope as _scope, _d.received_at as _received_at
from raw.${table}_rejected _a
join _delivery _d on _d.file_id = _a._file_id
${only_touched_a}
where not exists (
    select 1 from _admission _m where _m.counts and _m.file_id = _a._file_id and _m.row_number = _a._row_number
)
