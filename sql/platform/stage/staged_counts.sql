select
    coalesce(sum(case when _op = 'insert' then 1 else 0 end), 0) as _inserted,
    coalesce(sum(case when _op = 'delete' then 1 else 0 end), 0) as deleted,
    (select count(*) from ${staged} _d join ${staged} _i on _d._op = 'delete' and _i._op = 'insert' and ${same}) as _updated
from ${staged}
