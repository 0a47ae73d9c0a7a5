select
    ${partition},
    ${aggregates}
from ${rows}
group by ${partition}
order by ${partition}
