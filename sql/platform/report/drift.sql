select
    d.kind, d.field, d.was, d.now, d.again, count(*) as files, cast(sum(d.value_count) as bigint) as value_count,
    a.column_name, a.column_type, a.kept
from control.drift d
left join control.added_column a on a.dataset = d.dataset and a.path = d.field and d.kind = 'new'
where d.load_id = ?
group by d.kind, d.field, d.was, d.now, d.again, a.column_name, a.column_type, a.kept
order by d.kind, d.field, d.was, d.now
