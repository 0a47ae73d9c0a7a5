(
    select ${columns_p} from ${published} _p
    where not exists (select 1 from ${staged} _s where _s._op = 'delete' and ${same})
    union all
    select ${columns} from ${staged} where _op = 'insert'
)
