-- A file that was refused as a whole was not read, so it drifts from nothing.
with delivered as (
    select
        d.delivery_id, d.load_id, f.drift, f.layout,
        lag(d.load_id) over (order by d.received_at, d.path, d.delivery_id) as load_before,
        lag(f.drift) over (order by d.received_at, d.path, d.delivery_id) as drift_before,
        lag(f.layout) over (order by d.received_at, d.path, d.delivery_id) as layout_before
    from control.delivery d
    join control.file f on f.file_id = d.file_id
    where d.dataset = ? and d.whole and f.layout is not null and f.state <> 'refused'
)

select delivery_id, load_id, drift, layout, drift_before, layout_before
from delivered
where load_id in (${loads}) or load_before in (${loads})
