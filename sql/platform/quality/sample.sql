select ${columns}
from (
${failing}
) as _failing
order by ${positions}
limit ${limit}
