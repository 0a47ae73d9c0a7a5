with raw_rows as (select * from ${rows})
select * from (
${query}
) _conformed
