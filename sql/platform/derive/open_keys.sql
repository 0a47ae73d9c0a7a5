-- Keys that more than one row in force names, or one of a listing after which another concludes: what they are has to be weighed.
create temp table _open_key as
select ${key_a}
from conformed.${table}_changes _a
join _delivery _d on _d.delivery_id = _a._delivery_id
left join _followed _f on _f._followed_id = _a._delivery_id
${only_touched_a}
where not exists (
    select 1 from _admission _m where not _m.counts and _m.file_id = _a._file_id and _m.row_number = _a._row_number
)
group by ${key_a}
having count(*) > 1 or count(_f._followed_id) > 0
