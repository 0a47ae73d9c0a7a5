-- Rows of the deliveries that count, without those that a person had not let in by the cut.
select _a.*, _d.scope as _scope, _d.place as _delivered, _d.received_at as _delivery_received_at
from conformed.${table}_changes _a
join _delivery _d on _d.delivery_id = _a._delivery_id
${only_touched_a}
where not exists (
    select 1 from _admission _m where not _m.counts and _m.file_id = _a._file_id and _m.row_number = _a._row_number
)
