select ${was_w}, ${now_n}
from ${published} _w
join ${candidate} _n on ${same_w}
where ${differ_w}
order by ${was_w}
limit ${limit}
