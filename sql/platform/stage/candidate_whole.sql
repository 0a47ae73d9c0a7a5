(select ${columns} from ${staged} where _op = 'insert')
