create temp table d_rejected as
select ${key}, _scope, _received_at from d_contribution where false
