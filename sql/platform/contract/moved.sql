select count(*) over () as _all, ${was_w}, ${now_n}, ${key_w}
from ${published} _w
full join ${candidate} _n on ${same_w}
where ${was_w} is distinct from ${now_n}
order by
    abs(coalesce(try_cast(${now_n} as double), 0) - coalesce(try_cast(${was_w} as double), 0)) desc nulls last, ${key_w}
limit 20
