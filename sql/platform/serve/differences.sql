-- The rows of several published changes. Of one row they tell in turn that it came and that it went; only what went first may be a row
-- that readers have.
select
    _d.*,
    row_number() over (partition by ${identity} order by _d._place, _d._op) as _nth,
    lead(_d._at) over (partition by ${identity} order by _d._place, _d._op) as _until
from ${differences} _d
