(
    select l.*
    from ${scenes} l
    where exists (select 1 from d_window t where t.window_start is not distinct from ${window})
)
