create table ${target} as select ${columns} from ${staged} where _op = 'insert'
