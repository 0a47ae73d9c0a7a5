create table ${staged} as
with _before as (select ${columns} from ${published} _p where ${touched}),
_after as (select ${columns} from (
${rows}
) _n)
select 'delete' as _op, ${columns} from (select * from _before except select * from _after) _gone
union all
select 'insert' as _op, ${columns} from (select * from _after except select * from _before) _come
