-- Of a file's deliveries only the one received first contributes.
create temp table _delivery as
select delivery_id, file_id, load_id, received_at, scope
from (
    select
        d.delivery_id, d.file_id, d.load_id, d.received_at, d.scope,
        row_number() over (partition by d.file_id order by d.received_at, d.delivery_id) as age
    from control.delivery d
    join _load l on l.load_id = d.load_id
    where d.whole
) ranked
where age = 1
