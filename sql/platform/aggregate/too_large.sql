-- A window whose values add up to more than their sum can be.
select ${group_by}
from (select ${place}, _l.* from ${rows} _l where ${condition}) _l
where ${touched}
group by ${group_by}
having ${too_large}
order by ${group_by}
limit 1
