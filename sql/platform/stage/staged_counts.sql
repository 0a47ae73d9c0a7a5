select
    coalesce(sum(case when _op = 'insert' then 1 else 0 end), 0) as inserted,
    coalesce(sum(case when _op = 'delete' then 1 else 0 end), 0) as deleted,
    (select count(*) from ${staged} d join ${staged} i on d._op = 'delete' and i._op = 'insert' and ${same}) as updated
from ${staged}
