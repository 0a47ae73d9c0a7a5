delete from ${target} p using ${staged} s where s._op = 'delete' and ${same}
