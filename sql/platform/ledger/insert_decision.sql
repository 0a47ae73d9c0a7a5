insert into control.decision (sequence, load_id, dataset, decision, at, by, reason)
select coalesce(max(sequence), 0) + 1, cast(? as bigint), cast(? as varchar), cast(? as varchar), cast(? as timestamp),
    cast(? as varchar), cast(? as varchar)
from control.decision
