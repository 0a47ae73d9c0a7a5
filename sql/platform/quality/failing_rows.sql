select *
from ${rows}
where ${broken}
