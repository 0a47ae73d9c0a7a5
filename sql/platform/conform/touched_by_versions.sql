-- Every key that another version of the loads' objects names.
select distinct ${key_a}
from conformed.${table}_changes _a
where _a._delivery_id in (
    select _d.delivery_id
    from control.delivery _d
    join control.delivery _n
        on _n.dataset = _d.dataset and _n.object = _d.object and _n.delivery_id <> _d.delivery_id ${of_version}
    where _n.load_id in (${loads})
)
