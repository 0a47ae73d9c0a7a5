select *
from ${rows} as _rows
where ${considered}
  and not exists (select 1 from ${other} as _other_dataset where ${same_key})
