(
    select ${columns_p} from ${published} p
    where not exists (select 1 from ${staged} s where s._op = 'delete' and ${same})
    union all
    select ${columns} from ${staged} where _op = 'insert'
)
