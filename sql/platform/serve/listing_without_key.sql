-- The first listing that concludes absence, of a scope that names a key, after the newest one that names it.
select min(_c.received_at)
from control.coverage _c
join (
    select _d.scope, max(_d.received_at) as _named_at
    from (select _delivery_id from conformed.${table}_changes where ${condition}) _a
    join control.delivery _d on _d.delivery_id = _a._delivery_id
    group by _d.scope
) _n on _n.scope = _c.scope
where _c.dataset = ? and _c.concludes and _c.received_at > _n._named_at
