select ${group_by}, ${measures}
from (select ${place}, l.* from ${rows} l where ${condition}) l
where ${touched}
group by ${group_by}
