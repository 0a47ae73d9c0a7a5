select *
from (
    select *, count(*) over (partition by ${columns}) as times
    from ${rows}
    where ${considered}
) as counted
where times > 1
