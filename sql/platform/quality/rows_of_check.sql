select *
from (
${query}
) as _failing
where ${chosen}
