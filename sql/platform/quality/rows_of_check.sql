select *
from (
${query}
) as failing
where ${chosen}
