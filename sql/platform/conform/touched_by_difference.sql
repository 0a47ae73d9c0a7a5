-- Keys of which loads that came last say something else than what is in force.
select distinct ${key_a}
from conformed.${table}_changes _a
where _a._load_id in (${loads})
  and not exists (
    select 1
    from conformed.${table} _p
    where ${same_key} and _p._hash = _a._hash and _p.effective_to is null and not _p.deleted
  )
