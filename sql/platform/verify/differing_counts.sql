select
    coalesce(sum(case when _way = 'missing' then 1 else 0 end), 0) as _missing,
    coalesce(sum(case when _way = 'extra' then 1 else 0 end), 0) as _extra
from _differing
