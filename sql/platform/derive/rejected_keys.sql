create temp table d_rejected as
select distinct ${key_a}, d.scope as _scope, d.received_at as _received_at
from raw.${table}_rejected a
join d_delivery d on d.file_id = a._file_id
${only_touched}
