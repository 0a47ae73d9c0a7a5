-- Of an object's versions with one received_at those that count at the cut. The first that was ever accepted counts from its
-- received_at, and so do those that were modified while it settles; a later one from when it was modified, and after the one before.
create temp table _standing as
with accepted as (
    select
        d.*,
        dense_rank() over (partition by d.object, d.received_at order by d.version) as place
    from control.delivery d
    where d.dataset = '${dataset}' and d.whole and (
        d.load_id in (select load_id from control.decision where dataset = '${dataset}' and decision = 'accept')
        or d.load_id in (select load_id from _pending)
    )
),
settling as (
    select
        accepted.*,
        place = 1 or ${settles} > 0
            and max(case when place > 1 then modified_at end) over (partition by object, received_at order by place)
            <= received_at + interval '${settles} microseconds' as settled
    from accepted
),
corrected as (
    select
        settling.*,
        case when settled then 0
            else place - max(case when settled then place end) over (partition by object, received_at order by place)
        end * interval '1 microsecond' as behind
    from settling
),
dated as (
    select
        corrected.*,
        max(case when settled then received_at else greatest(modified_at, received_at) end - behind)
            over (partition by object, received_at order by place) + behind as counts_from
    from corrected
)
select d.*, max(d.version) over (partition by d.object, d.received_at) as newest
from dated d
join _load l on l.load_id = d.load_id
where d.counts_from <= ?
