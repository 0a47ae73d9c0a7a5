create temp table _counted as
select
    ${key}, _effective_at as _at, _effective_at, _received_at, _sequence, _op, _hash,
    _delivered, _load_id, _delivery_id, _file_id, _row_number
from _contribution
