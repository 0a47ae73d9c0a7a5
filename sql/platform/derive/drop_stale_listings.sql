-- A listing whose greatest sequence is lower than that of a listing received earlier is a stale catalog.
delete from _delivery
where (scope, received_at) in (
    select scope, received_at
    from (
        select
            scope, received_at, _newest,
            max(_newest) over (
                partition by scope order by received_at rows between unbounded preceding and 1 preceding
            ) as _newest_before
        from (
            select _d.scope, _d.received_at, max(_c._sequence) as _newest
            from _delivery _d
            join conformed.${table}_changes _c on _c._delivery_id = _d.delivery_id
            where not exists (
                select 1 from _admission _m
                where not _m.counts and _m.file_id = _c._file_id and _m.row_number = _c._row_number
            )
            group by _d.scope, _d.received_at
        ) _listing
    ) _compared
    where _newest < _newest_before
)
