create temp table _deletion as
select ${key}, _effective_at as _at from _contribution where false
