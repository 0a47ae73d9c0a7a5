-- Every key that any listing of the loads' scopes has named.
select distinct ${key_a}
from conformed.${table}_changes a
join control.delivery d on d.delivery_id = a._delivery_id
where d.scope in (select scope from control.delivery where load_id in (${loads}) and whole)
