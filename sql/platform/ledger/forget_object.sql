-- What joins from an earlier load says nothing of how the object stands now.
delete from control.landing_object
where dataset = ? and exists (
    select 1
    from staging.arrived a
    where a.object = control.landing_object.path and (
        a.stands_as is not null
        or a.bytes <> control.landing_object.bytes
        or a.modified_at <> control.landing_object.modified_at
    )
)
