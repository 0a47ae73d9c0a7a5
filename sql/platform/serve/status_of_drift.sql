-- What the load received last has otherwise than the files before it.
select distinct d.dataset, d.kind, d.field
from control.drift d
join (
    select load_id, row_number() over (partition by dataset order by received_at desc, load_key desc) as age
    from control.load
) l on l.load_id = d.load_id and l.age = 1
where not d.again
order by d.dataset, d.kind, d.field
