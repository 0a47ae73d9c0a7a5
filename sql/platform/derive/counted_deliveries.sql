-- Of an object's versions with one received_at the newest that counts at the cut. The first that was ever accepted counts from its
-- received_at, a later one from when it was modified, and after the one before it.
create temp table _delivery as
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
dated as (
    select
        accepted.*,
        max(
            case when place = 1 then received_at else greatest(modified_at, received_at) end
            - place * interval '1 microsecond'
        ) over (partition by object, received_at order by place) + place * interval '1 microsecond' as counts_from
    from accepted
),
standing as (
    select
        d.*,
        max(d.version) over (partition by d.object, d.received_at) as newest,
        row_number() over (partition by d.file_id order by d.received_at, d.delivery_id) as age
    from dated d
    join _load l on l.load_id = d.load_id
    where d.counts_from <= ?
)
select
    delivery_id, file_id, load_id, received_at, scope,
    row_number() over (order by modified_at, path) as place
from standing
where version = newest and ${counts}
