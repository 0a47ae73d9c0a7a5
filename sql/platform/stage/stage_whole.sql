create table ${staged} as
select 'insert' as _op, ${columns} from (
${rows}
) _n
