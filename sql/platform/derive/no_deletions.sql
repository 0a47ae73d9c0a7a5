create temp table d_deletion as
select ${key}, _effective_at as _at from d_contribution where false
