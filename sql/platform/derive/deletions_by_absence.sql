create temp table d_deletion as
select distinct ${key_a}, a.absent_at as _at
from d_stint a
where a.absent_at is not null
  and not exists (
    select 1
    from d_stint b
    where ${same_key} and b._scope <> a._scope
      and b.first_at <= a.absent_at and (b.absent_at is null or b.absent_at > a.absent_at)
)
