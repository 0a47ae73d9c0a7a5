insert into control.decision (sequence, load_id, dataset, decision, decided_at, decided_by, reason)
select coalesce(max(sequence), 0) + 1, cast(? as bigint), cast(? as varchar), cast(? as varchar), cast(? as timestamp),
    cast(? as varchar), cast(? as varchar)
from control.decision
