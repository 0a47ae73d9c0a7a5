-- The files of the listing, received at a time, of the scopes that ever named a key.
select distinct d.path, d.received_at, l.load_key, c.archived_as
from control.delivery d
join control.file f on f.file_id = d.file_id
join control.content c on c.content_id = f.content_id
join control.load l on l.load_id = d.load_id
where d.dataset = ? and d.received_at = ? and d.whole
  and d.scope in (
    select named.scope
    from (select _delivery_id from conformed.${table}_changes where ${condition}) a
    join control.delivery named on named.delivery_id = a._delivery_id
)
order by d.path
