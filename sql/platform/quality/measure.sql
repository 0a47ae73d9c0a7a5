select
    ${aggregates}
from ${rows}
