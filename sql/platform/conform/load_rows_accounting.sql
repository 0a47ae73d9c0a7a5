-- Per load: rows that another row of the same load beats, and rows of a file that an earlier delivery brought.
select
    count(*) as accepted,
    coalesce(sum(case when repeated then 1 else 0 end), 0) as repeated,
    coalesce(sum(case when not repeated and place > 1 then 1 else 0 end), 0) as duplicate
from (
    select
        repeated,
        row_number() over (
            partition by repeated, ${key}, _effective_at
            order by _sequence desc nulls last, _received_at desc, _file_id desc, _row_number desc
        ) as place
    from (
        select c.*, ${repeated} as repeated
        from conformed.${table}_changes c
        where c._load_id = ?
    ) own
) ranked
