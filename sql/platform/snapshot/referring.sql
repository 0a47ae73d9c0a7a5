select distinct ${key}
from conformed.${table}_changes _c
join ${touched} _t on ${same}
