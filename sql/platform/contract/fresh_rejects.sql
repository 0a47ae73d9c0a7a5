select coalesce(_r.column_name, ''), _r.reason_code, count(*) as _rows
from control.rejected_row _r
where
    _r.dataset = ?
    and not exists (
        select 1 from _rejected_before _b where _b.file_id = _r.file_id and _b.row_number = _r.row_number
    )
group by 1, 2
order by _rows desc, 1, 2
limit 20
