-- A listing whose greatest sequence is lower than that of a listing received earlier is a stale catalog.
delete from d_delivery
where (scope, received_at) in (
    select scope, received_at
    from (
        select
            scope, received_at, newest,
            max(newest) over (
                partition by scope order by received_at rows between unbounded preceding and 1 preceding
            ) as newest_before
        from (
            select d.scope, d.received_at, max(c._sequence) as newest
            from d_delivery d
            join conformed.${table}_changes c on c._delivery_id = d.delivery_id
            where not exists (
                select 1 from d_admission m
                where not m.counts and m.file_id = c._file_id and m.row_number = c._row_number
            )
            group by d.scope, d.received_at
        ) listing
    ) compared
    where newest < newest_before
)
