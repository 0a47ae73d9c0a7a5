create table ${staged} as
with before as (select ${columns} from ${published} p where ${touched}),
after as (select ${columns} from (
${rows}
) n)
select 'delete' as _op, ${columns} from (select * from before except select * from after) gone
union all
select 'insert' as _op, ${columns} from (select * from after except select * from before) come
