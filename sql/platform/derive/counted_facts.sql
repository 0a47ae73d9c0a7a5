-- A fact counts while every later concluding listing of its scope names it, or rejected a row of its key.
create temp table _counted as
with _fact as (
    select distinct ${key}, _effective_at, _scope from _contribution
),
_presence as (
    select ${key}, _effective_at, _scope, _received_at from _contribution
    union
    select ${key_a}, _a._effective_at, _a._scope, _b._received_at
    from _fact _a
    join _rejected _b on ${same_key} and _b._scope = _a._scope
),
_placed as (
    select
        _p.*, _l.ordinal as _ordinal,
        sum(_l.concludes) over (
            partition by ${key_p}, _p._effective_at, _p._scope
            order by _p._received_at desc rows unbounded preceding
        ) - _l.concludes as _named_later
    from _presence _p
    join _listing _l on _l.scope = _p._scope and _l.received_at = _p._received_at
),
_surviving as (
    select _p.*
    from _placed _p
    join (select scope, max(ordinal) as _ordinal from _listing group by scope) _newest on _newest.scope = _p._scope
    where _newest._ordinal - _p._ordinal = _p._named_later
)
select
    ${key_a}, _a._effective_at as _at, _a._effective_at, _a._received_at, _a._sequence, _a._op, _a._hash,
    _a._delivered, _a._load_id, _a._delivery_id, _a._file_id, _a._row_number
from _contribution _a
join _surviving _b on ${same_key} and _b._effective_at = _a._effective_at and _b._scope = _a._scope
    and _b._received_at = _a._received_at
