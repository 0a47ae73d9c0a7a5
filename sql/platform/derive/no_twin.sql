-- The bytes of a version that was replaced, elsewhere, where nobody corrected them: they say nothing of their own.
and not (newest = 1 and exists (
    select 1
    from _standing r
    where r.version < r.newest and r.file_id = s.file_id and r.received_at = s.received_at and r.object <> s.object
))
