select ${partition}, ${value} as _observed
from ${rows}
group by ${partition}
having case when ${holds} then 0 else 1 end = 1
