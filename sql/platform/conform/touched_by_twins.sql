-- Every key of the bytes that the loads' objects have or had, wherever they came.
select distinct ${key_a}
from conformed.${table}_changes _a
where _a._file_id in (
    select _d.file_id
    from control.delivery _d
    join control.delivery _n on _n.dataset = _d.dataset and _n.object = _d.object and _n.received_at = _d.received_at
    where _n.load_id in (${loads})
)
