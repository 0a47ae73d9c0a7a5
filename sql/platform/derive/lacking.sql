-- Listings, of which something was let in or would be, that lack a delivery of their drop: it is held or refused, and no version of it counts.
select distinct _d.scope as _scope, _d.received_at as _received
from control.delivery _d
join control.load _l on _l.load_id = _d.load_id and _l.state in ('held', 'refused')
where _d.dataset = '${dataset}'
  and exists (
    select 1
    from control.delivery _e
    join control.load _m on _m.load_id = _e.load_id and (_m.state = 'published' or _m.load_id in (${loads}))
    where _e.dataset = _d.dataset and _e.scope = _d.scope and _e.received_at = _d.received_at and _e.whole
  )
  and not exists (
    select 1
    from control.delivery _e
    join control.load _m on _m.load_id = _e.load_id and (_m.state = 'published' or _m.load_id in (${loads}))
    where _e.dataset = _d.dataset and _e.object = _d.object and _e.received_at = _d.received_at and _e.whole
  )
