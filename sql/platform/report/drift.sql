select kind, field, was, now, again, count(*) as files, cast(sum(value_count) as bigint) as value_count
from control.drift
where load_id = ?
group by kind, field, was, now, again
order by kind, field, was, now
