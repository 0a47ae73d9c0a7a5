select target, identity, whole, inserted, deleted, updated, candidate
from control.staged
where dataset = ?
order by target
