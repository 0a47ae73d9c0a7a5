-- The files of the listing, received at a time, of the scopes that ever named a key.
select distinct _d.path, _d.received_at, _l.load_key, _c.archived_as
from control.delivery _d
join control.file _f on _f.file_id = _d.file_id
join control.content _c on _c.content_id = _f.content_id
join control.load _l on _l.load_id = _d.load_id
where _d.dataset = ? and _d.received_at = ? and _d.whole
  and _d.scope in (
    select _named.scope
    from (select _delivery_id from conformed.${table}_changes where ${condition}) _a
    join control.delivery _named on _named.delivery_id = _a._delivery_id
)
order by _d.path
