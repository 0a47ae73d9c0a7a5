select count(*)
from (
${failing}
) as failing
