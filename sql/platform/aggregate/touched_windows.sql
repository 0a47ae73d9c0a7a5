create temp table _window as
select distinct ${key}
from (select ${place}, _l.* from ${staged} _l where ${condition}) _l
