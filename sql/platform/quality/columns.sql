select *
from ${rows}
where 1 = 0
