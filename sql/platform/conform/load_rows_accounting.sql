-- Per load: rows that another row of the same load beats, and rows of a file that an earlier delivery brought.
select
    count(*) as _accepted,
    coalesce(sum(case when _repeated then 1 else 0 end), 0) as _repeated,
    coalesce(sum(case when not _repeated and _place > 1 then 1 else 0 end), 0) as _duplicate
from (
    select
        _repeated,
        row_number() over (
            partition by _repeated, ${key}, _effective_at
            order by _sequence desc nulls last, _received_at desc, _delivered desc, _row_number desc
        ) as _place
    from (
        select _c.*, _d._delivered, ${repeated} as _repeated
        from conformed.${table}_changes _c
        join (
            select delivery_id as _delivery, row_number() over (order by modified_at, path) as _delivered
            from control.delivery
        ) _d on _d._delivery = _c._delivery_id
        where _c._load_id = ?
    ) _own
) _ranked
