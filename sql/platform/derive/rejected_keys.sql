create temp table d_rejected as
select distinct ${key_a}, d.scope as _scope, d.received_at as _received_at
from raw.${table}_rejected a
join d_delivery d on d.file_id = a._file_id
${only_touched}
where not exists (
    select 1 from d_admission m where m.counts and m.file_id = a._file_id and m.row_number = a._row_number
)
