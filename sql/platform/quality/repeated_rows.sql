select *
from (
    select *, count(*) over (partition by ${columns}) as _times
    from ${rows}
    where ${considered}
) as _counted
where _times > 1
