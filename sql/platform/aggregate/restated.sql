select ${was}, ${now}
from ${staged} _w
join ${staged} _n on _n._op = 'insert' and ${same}
where _w._op = 'delete'
order by ${was}
limit ${limit}
