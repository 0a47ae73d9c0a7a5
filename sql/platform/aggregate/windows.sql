select ${group_by}, ${measures}
from (select ${window} as window_start, l.* from ${rows} l where ${condition}) l
where ${touched}
group by ${group_by}
