-- Rows of the versions that a load's files replace, and how many fewer they have.
select _replaced, greatest(_replaced - _rows, 0) as _gone
from (
    select
        (select count(*) from conformed.${table}_changes _o where _o._delivery_id in (${replaced})) as _replaced,
        (
            select count(*)
            from conformed.${table}_changes _c
            join control.delivery _d on _d.delivery_id = _c._delivery_id and _d.version > 1
            where _c._load_id = ${load}
        ) as _rows
) _counted
