-- The only row of a key holds from its time on.
insert into ${ranges}
select
    ${columns}, _p._effective_at, null, _p._op = 'delete',
    _p._hash, _p._received_at, _p._load_id, _p._delivery_id, _p._file_id, _p._row_number
from (
${plain}
) _p
