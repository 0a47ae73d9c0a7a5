select
    coalesce((select min(_d.path) from control.delivery _d where _d.file_id = _r.file_id), ''),
    _r.row_number, coalesce(_r.column_name, ''), _r.message
from control.rejected_row _r
where
    _r.dataset = ?
    and not exists (
        select 1 from _rejected_before _b where _b.file_id = _r.file_id and _b.row_number = _r.row_number
    )
order by 1, 2
limit 10
