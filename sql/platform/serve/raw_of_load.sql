-- A file's rows go with the load that was published first with it.
select * from ${target}
where _file_id in (
    select file_id
    from (
        select
            _d.file_id, _d.load_id,
            row_number() over (partition by _d.file_id order by _l.published_at, _l.load_id) as _place
        from control.delivery _d
        join control.load _l on _l.load_id = _d.load_id
        where _d.whole and _l.published_at is not null
    ) _ranked
    where _place = 1 and load_id = ${load}
)
