-- Of an object's versions with one received_at the newest that counts at the cut, where it says something of its own.
create temp table _delivery as
with in_force as (
    select
        s.*,
        row_number() over (partition by file_id order by received_at, delivery_id) as age,
        lag(file_id) over (partition by path order by received_at, version) as file_before
    from _standing s
    where version = newest ${no_twin}
)
select
    delivery_id, file_id, load_id, received_at, scope, object,
    row_number() over (order by modified_at, path) as place
from in_force
where ${counts}
