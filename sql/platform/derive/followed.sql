-- Deliveries after whose listing another of their scope concludes what is absent.
create temp table _followed as
select _d.delivery_id as _followed_id
from _delivery _d
join _listing _l on _l.scope = _d.scope and _l.received_at = _d.received_at
join (select scope, max(ordinal) as _ordinal from _listing group by scope) _newest on _newest.scope = _d.scope
where _newest._ordinal > _l.ordinal
