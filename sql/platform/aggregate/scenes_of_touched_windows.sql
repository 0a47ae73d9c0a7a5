(
    select _l.*
    from ${scenes} _l
    where exists (select 1 from _window _t where _t.window_start is not distinct from ${window})
)
