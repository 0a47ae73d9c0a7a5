select count(*)
from (
${failing}
) as _failing
