-- The object that lay in landing (of a member, the zip or tar), and which of its contents for one received_at: counted from 1 in the
-- order they stood there.
alter table control.delivery add column object varchar;

alter table control.delivery add column version integer;

update control.delivery
set object = regexp_extract(path, '(?is)^(.*?[.](?:zip|tgz|tar(?:[.](?:gz|bz2|xz|zst))?))!/', 1);

update control.delivery set object = path where object = '';

update control.delivery
set version = placed.version
from (
    select
        d.delivery_id,
        dense_rank() over (
            partition by d.dataset, d.object, d.received_at order by l.registered_at, l.load_id
        ) as version
    from control.delivery d
    join control.load l on l.load_id = d.load_id
) placed
where placed.delivery_id = control.delivery.delivery_id;

-- Inode and change time, or the object's version; null where unknown.
alter table control.landing_object add column stands_as varchar
