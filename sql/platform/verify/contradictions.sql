-- Keys of which two files of one load say something else for one time.
select ${key_c}, min(_d.path) as _path, max(_d.path) as _other_path
from conformed.${table}_changes _c
join control.delivery _d on _d.delivery_id = _c._delivery_id
where _c._load_id = ${load}
group by ${key_c}, _c._effective_at, _c._sequence
having min(_c._delivery_id) <> max(_c._delivery_id) and min(_c._hash) <> max(_c._hash)
