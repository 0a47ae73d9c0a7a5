-- Keys to which another file said something else since the bytes of these files came first.
select count(*) as _keys
from (
    select distinct ${key_c}
    from conformed.${table}_changes _c
    join (${twins}) _t on _t._delivery = _c._delivery_id
    where exists (
        select 1
        from conformed.${table}_changes _o
        join control.delivery _e on _e.delivery_id = _o._delivery_id
        join control.load _l on _l.load_id = _e.load_id and _l.state not in ('held', 'refused', 'superseded')
        where ${same_key} ${same_time} and _e.file_id <> _t._file and _o._hash <> _c._hash
          and _e.received_at > _t._received_before and _e.received_at < _t._received
          and not coalesce(_o._sequence > _c._sequence, _o._sequence is not null and _c._sequence is null)
          and not exists (
            select 1
            from control.delivery _n
            where _n.dataset = _e.dataset and _n.object = _e.object and _n.received_at = _e.received_at
              and _n.version > _e.version and _n.whole
          )
    )
) _back
