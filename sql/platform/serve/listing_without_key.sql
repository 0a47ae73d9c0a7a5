-- The first listing that concludes absence, of a scope that names a key, after the newest one that names it.
select min(c.received_at)
from control.coverage c
join (
    select d.scope, max(d.received_at) as named_at
    from (select _delivery_id from conformed.${table}_changes where ${condition}) a
    join control.delivery d on d.delivery_id = a._delivery_id
    group by d.scope
) n on n.scope = c.scope
where c.dataset = ? and c.concludes and c.received_at > n.named_at
