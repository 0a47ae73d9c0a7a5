select ${columns}
from (
${failing}
) as failing
order by ${positions}
limit ${limit}
