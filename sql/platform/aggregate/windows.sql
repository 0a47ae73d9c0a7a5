select ${group_by}, ${measures}
from (select ${place}, _l.* from ${rows} _l where ${condition}) _l
where ${touched}
group by ${group_by}
