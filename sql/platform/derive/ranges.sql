-- Neighbours with equal attributes collapse into the first; a range ends where the next begins.
create temp table ${ranges} as
with step as (
    select e.*, lag(_hash) over (partition by ${key} order by _at) as hash_before
    from ${winners} e
),
kept as (
    select step.*, lead(_at) over (partition by ${key} order by _at) as effective_to
    from step
    where hash_before is null or hash_before <> _hash
)
select
    ${columns},
    r._at as effective_from, r.effective_to, r._op = 'delete' as deleted,
    r._hash, r._received_at, r._load_id, r._delivery_id, r._file_id, r._row_number
from kept r
left join conformed.${table}_changes c
    on c._delivery_id = r._delivery_id and c._row_number = r._row_number ${same_row} and r._op = 'upsert'
