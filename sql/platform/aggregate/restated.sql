select ${was}, ${now}
from ${staged} w
join ${staged} n on n._op = 'insert' and ${same}
where w._op = 'delete'
order by ${was}
limit ${limit}
