insert into ${target} (${columns}) select ${columns} from ${staged} where _op = 'insert'
