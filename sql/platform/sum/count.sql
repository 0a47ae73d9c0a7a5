-- Sums of the hashes of rows, which are the same in whatever order they come.
select
    _kind,
    count(*) as _row_count,
    sum(_hashed) as _hash_sum,
    sum(case when _current then 1 else 0 end) as _current_count,
    sum(case when _current then _hashed else 0 end) as _current_sum
from (select ${kind} as _kind, ${current} as _current, ${hash} as _hashed from ${rows} _r where ${condition}) _rows
group by _kind
