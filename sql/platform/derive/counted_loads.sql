-- The loads that count at the cut: received by then, and their newest decision by then accepts.
create temp table _load as
select l.load_id, l.received_at
from control.load l
join (
    select load_id, decision, row_number() over (partition by load_id order by decided_at desc, sequence desc) as age
    from (
        select load_id, decision, decided_at, sequence from control.decision where dataset = '${dataset}' and decided_at <= ?
        union all
        -- What was never judged counts as it would be accepted; what a person let in counts from then on.
        select load_id, 'accept', received_at, 0 from _pending
        where load_id not in (select load_id from control.decision)
    ) stated
) newest on newest.load_id = l.load_id and newest.age = 1
where l.dataset = '${dataset}' and l.received_at <= ? and newest.decision = 'accept'
