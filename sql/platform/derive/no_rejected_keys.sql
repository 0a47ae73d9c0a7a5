create temp table _rejected as
select ${key}, _scope, _received_at from _contribution where false
