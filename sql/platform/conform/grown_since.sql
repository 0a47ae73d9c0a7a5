-- When each row of a file that grew was received: with the first version of the file that has it. The last row of a version may be
-- half a row, which the next one has whole.
select _n.delivery_id as _delivery, _w._row_number as _at_row, min(_b._since) as _since
from control.delivery _n
join raw.${table} _w on _w._file_id = _n.file_id
join (
    select
        _e.path as _path, _e.received_at as _received, _e.version as _version, _l._last, _l._last_hash,
        case when _e.version = 1 then _e.received_at else greatest(_e.modified_at, _e.received_at) end as _since
    from control.delivery _e
    join (
        select _file_id as _file, max(_row_number) as _last, max_by(_row_hash, _row_number) as _last_hash
        from raw.${table}
        group by _file_id
    ) _l on _l._file = _e.file_id
    where _e.dataset = '${dataset}' and _e.whole
) _b on _b._path = _n.path and _b._received = _n.received_at and _b._version <= _n.version
    and (_b._last > _w._row_number or _b._last = _w._row_number and _b._last_hash = _w._row_hash)
where _n.dataset = '${dataset}' and ${only_load}
group by _n.delivery_id, _w._row_number
