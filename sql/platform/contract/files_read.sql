select count(*), coalesce(sum(f.accepted_rows), 0), coalesce(sum(f.rejected_rows), 0), coalesce(sum(c.bytes), 0)
from control.file f
join control.content c on c.content_id = f.content_id
where
    f.dataset = ?
    and f.state = 'loaded'
    and f.file_id in (
        select d.file_id
        from control.delivery d
        join control.load l on l.load_id = d.load_id
        where l.state in ('loaded', 'conformed', 'verified', 'held', 'published')
    )
