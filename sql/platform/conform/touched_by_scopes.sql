-- Every key that any listing of the loads' scopes has named.
select distinct ${key_a}
from conformed.${table}_changes _a
join control.delivery _d on _d.delivery_id = _a._delivery_id
where _d.scope in (select scope from control.delivery where load_id in (${loads}) and whole)
