-- The parent's winning row is the whole listing of its children from its time on.
create temp table d_child_winner as
with parent as (
    select d_winner.*, lead(_at) over (partition by ${parent_key} order by _at) as next_at from d_winner
),
listed as (
    select *
    from (
        select
            ${parent_key_p}, ${child_key_c}, p._at, p.next_at, c._hash, p._received_at,
            p._load_id, p._delivery_id, p._file_id, p._row_number, c._position,
            row_number() over (partition by ${parent_key_p}, ${child_key_c}, p._at order by c._position desc) as place
        from parent p
        join conformed.${table}_changes c on c._delivery_id = p._delivery_id and c._row_number = p._row_number
        where p._op = 'upsert'
    ) ranked
    where place = 1
)
select ${key}, _at, 'upsert' as _op, _hash, _received_at, _load_id, _delivery_id, _file_id, _row_number, _position
from listed
union all
select
    ${key_a}, a.next_at, 'delete', 'deleted', p._received_at,
    p._load_id, p._delivery_id, p._file_id, p._row_number, null
from listed a
join parent p on ${parent_same} and p._at = a.next_at
where not exists (select 1 from listed b where ${same_key} and b._at = a.next_at)
