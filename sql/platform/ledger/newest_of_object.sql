select delivery_id
from (
    select delivery_id, rank() over (order by received_at desc, version desc) as age
    from control.delivery
    where dataset = ? and object = ?
) of_object
where age = 1
