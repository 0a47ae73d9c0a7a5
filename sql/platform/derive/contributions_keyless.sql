-- Rows without a key: equal rows of one file or listing are told apart by counting them.
create temp table d_contribution as
select
    ${key_a},
    cast(row_number() over (partition by ${key_a}, a._received_at order by a._file_id, a._row_number) as integer)
        as _occurrence,
    a._effective_at, a._received_at, a._sequence, a._op, a._hash,
    d.scope as _scope, a._load_id, a._delivery_id, a._file_id, a._row_number
from conformed.${table}_changes a
join d_delivery d on d.delivery_id = a._delivery_id
${only_touched}
where not exists (
    select 1 from d_admission m where not m.counts and m.file_id = a._file_id and m.row_number = a._row_number
)
