-- A load that was not let in, none of whose deliveries is the newest of its object.
update control.load
set state = 'superseded', reason = null
where dataset = ? and state in ('held', 'refused') and not exists (
    select 1
    from control.delivery d
    where d.load_id = control.load.load_id and not exists (
        select 1
        from control.delivery n
        where n.dataset = d.dataset and n.object = d.object and n.received_at = d.received_at and n.version > d.version
    )
)
