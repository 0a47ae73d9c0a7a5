create temp table _differing as
select 'missing' as _way, _m.*
from (select ${columns} from (${rows}) _n except all select ${columns} from ${table} _p) _m
union all
select 'extra' as _way, _x.*
from (select ${columns} from ${table} _p except all select ${columns} from (${rows}) _n) _x
