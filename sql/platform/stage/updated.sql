select count(*) as _updated
from ${staged} _d
join ${staged} _i on _d._op = 'delete' and _i._op = 'insert' and ${same}
