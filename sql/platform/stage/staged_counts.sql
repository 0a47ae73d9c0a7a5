select
    coalesce(sum(case when _op = 'insert' then 1 else 0 end), 0) as inserted,
    coalesce(sum(case when _op = 'delete' then 1 else 0 end), 0) as deleted
from ${staged}
