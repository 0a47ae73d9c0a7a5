-- Rows of files in whose scope another listing came since their bytes came first.
select coalesce(sum(_t._rows), 0) as _rows
from (${twins}) _t
where exists (
    select 1
    from control.delivery _e
    join control.load _l on _l.load_id = _e.load_id and _l.state not in ('held', 'refused', 'superseded')
    where _e.dataset = '${dataset}' and _e.scope = _t._scope and _e.whole and _e.file_id <> _t._file
      and _e.received_at > _t._received_before and _e.received_at < _t._received
)
