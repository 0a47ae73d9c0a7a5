-- Keys in force, which listings of the loads' scopes have named, that the loads do not name.
select ${key_p}
from conformed.${table} _p
where _p.effective_to is null and not _p.deleted
  and not exists (select 1 from conformed.${table}_changes _a where ${same_key} and _a._load_id in (${loads})) ${of_scopes}
