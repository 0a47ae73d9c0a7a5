and exists (
    select 1
    from conformed.${table}_changes _b
    join control.delivery _d on _d.delivery_id = _b._delivery_id
    where ${same_key_b} and _d.scope in (select scope from control.delivery where load_id in (${loads}) and whole)
)
