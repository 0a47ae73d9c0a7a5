(
    select _p.as_of, _e.*
    from _point _p
    join ${ranges} _e
        on _e.effective_from < _p.ends_at and (_e.effective_to is null or _e.effective_to >= _p.ends_at) and not _e.deleted
)
