-- The only row of a key holds from its time on.
insert into ${ranges}
select
    ${columns}, _effective_at, null, _op = 'delete',
    _hash, _received_at, _load_id, _delivery_id, _file_id, _row_number
from (
${plain}
) _plain
