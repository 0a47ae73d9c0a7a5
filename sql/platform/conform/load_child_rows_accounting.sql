-- Per load: rows of children, and those that another row of the same parent's row beats.
select count(*) as _accepted, coalesce(sum(case when _place > 1 then 1 else 0 end), 0) as _duplicate
from (
    select row_number() over (partition by ${key}, _delivery_id, _row_number order by _position desc) as _place
    from conformed.${table}_changes _c
    where _load_id = ${load} and not ${repeated}
) _ranked
