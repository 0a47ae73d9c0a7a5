select *
from ${rows} as ${name}
where ${considered}
  and not exists (select 1 from ${other} as other_dataset where ${same_key})
