-- The parent's winning row is the whole listing of its children from its time on.
create temp table _child_winner as
with _parent as (
    select _winner.*, lead(_at) over (partition by ${parent_key} order by _at) as _next_at from _winner
),
_listed as (
    select *
    from (
        select
            ${parent_key_p}, ${child_key_c}, _p._at, _p._next_at, _c._hash, _p._received_at,
            _p._load_id, _p._delivery_id, _p._file_id, _p._row_number, _c._position,
            row_number() over (partition by ${parent_key_p}, ${child_key_c}, _p._at order by _c._position desc) as _place
        from _parent _p
        join conformed.${table}_changes _c on _c._delivery_id = _p._delivery_id and _c._row_number = _p._row_number
        where _p._op = 'upsert'
    ) _ranked
    where _place = 1
)
select ${key}, _at, 'upsert' as _op, _hash, _received_at, _load_id, _delivery_id, _file_id, _row_number, _position
from _listed
union all
select
    ${key_a}, _a._next_at, 'delete', ${deleted}, _p._received_at,
    _p._load_id, _p._delivery_id, _p._file_id, _p._row_number, null
from _listed _a
join _parent _p on ${parent_same} and _p._at = _a._next_at
where not exists (select 1 from _listed _b where ${same_key} and _b._at = _a._next_at)
