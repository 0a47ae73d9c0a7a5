select
    coalesce(sum(case when state = 'published' then 1 else 0 end), 0),
    coalesce(sum(case when state in ('registered', 'loaded', 'conformed', 'verified') then 1 else 0 end), 0),
    coalesce(sum(case when state = 'held' then 1 else 0 end), 0),
    coalesce(sum(case when state = 'refused' then 1 else 0 end), 0),
    max(case when state = 'published' then received_at end)
from control.load
where dataset = ?
