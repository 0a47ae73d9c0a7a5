select ${value} as _observed
from ${rows}
having case when ${holds} then 0 else 1 end = 1
