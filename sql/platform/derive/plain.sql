-- Rows in force that alone name their key; of those without a key each is the first of its kind.
select _a.*, 1 as _occurrence
from (
${rows}
) _a
where not exists (select 1 from _open_key _o where ${same_key})
