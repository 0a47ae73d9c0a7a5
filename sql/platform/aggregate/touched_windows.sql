create temp table d_window as
select distinct ${key}
from (select ${place}, l.* from ${staged} l where ${condition}) l
