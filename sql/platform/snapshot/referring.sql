select distinct ${key}
from conformed.${table}_changes c
join ${touched} t on ${same}
