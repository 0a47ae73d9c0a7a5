-- A file's rows go with the load that was published first with it.
select * from ${target}
where _file_id in (
    select file_id
    from (
        select
            d.file_id, d.load_id,
            row_number() over (partition by d.file_id order by l.published_at, l.load_id) as place
        from control.delivery d
        join control.load l on l.load_id = d.load_id
        where d.whole and l.published_at is not null
    ) ranked
    where place = 1 and load_id = ${load}
)
order by _file_id, _row_number
