delete from ${target} _p using ${staged} _s where _s._op = 'delete' and ${same}
