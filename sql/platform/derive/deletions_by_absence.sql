create temp table _deletion as
select distinct ${key_a}, _a._absent_at as _at
from _stint _a
where _a._absent_at is not null
  and not exists (
    select 1
    from _stint _b
    where ${same_key} and _b._scope <> _a._scope
      and _b._first_at <= _a._absent_at and (_b._absent_at is null or _b._absent_at > _a._absent_at)
)
