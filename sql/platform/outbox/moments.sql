-- From when on loads count: the last of them, the first, and how many have an object that came otherwise for the same time, so that
-- it counts from when it was modified (and within a second after it, since versions keep their order), or moves when another one does.
with object as (
    select distinct object, received_at from control.delivery where dataset = '${dataset}' and version > 1
),
counted as (
    select
        l.load_id,
        greatest(
            l.received_at,
            coalesce((select max(c.decided_at) from control.decision c where c.load_id = l.load_id), l.received_at),
            case when m.load_id is null then l.received_at else greatest(m.modified_at, l.received_at) + interval '1 second' end
        ) as counts_from,
        m.load_id is not null as versions
    from control.load l
    left join (
        select d.load_id, max(d.modified_at) as modified_at
        from control.delivery d
        join object o on o.object = d.object and o.received_at = d.received_at
        where d.dataset = '${dataset}'
        group by d.load_id
    ) m on m.load_id = l.load_id
    where l.dataset = '${dataset}' and ${loads}
)
select max(counts_from), min(counts_from), count(case when versions then 1 end) from counted
