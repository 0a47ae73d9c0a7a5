-- Per load: rows of files that say nothing again, of files that a newer version replaces, rows that another row of the same load beats,
-- and the others: one of each key and time.
select
    coalesce(sum(_rows), 0) as _accepted,
    coalesce(sum(case when _fate = 'repeated' then _rows else 0 end), 0) as _repeated,
    coalesce(sum(case when _fate = 'replaced' then _rows else 0 end), 0) as _replaced,
    coalesce(sum(case when _fate = 'counts' then _rows - 1 else 0 end), 0) as _duplicate,
    coalesce(sum(case when _fate = 'counts' then 1 else 0 end), 0) as _contributed
from (
    select _fate, count(*) as _rows
    from (
        select
            _c.*,
            case when ${repeated} then 'repeated' when _d._replaced then 'replaced' else 'counts' end as _fate
        from conformed.${table}_changes _c
        join (
            select
                _e.delivery_id as _delivery,
                exists (
                    select 1
                    from control.delivery _n
                    join control.load _l on _l.load_id = _n.load_id and _l.state not in ('held', 'refused', 'superseded')
                    where _n.dataset = _e.dataset and _n.object = _e.object and _n.received_at = _e.received_at
                      and _n.version > _e.version and _n.whole
                ) as _replaced
            from control.delivery _e
            where _e.load_id = ${load}
        ) _d on _d._delivery = _c._delivery_id
        where _c._load_id = ${load}
    ) _own
    group by _fate, ${key}, _effective_at
) _grouped
