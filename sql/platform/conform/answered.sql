-- As custom, but that names which stand twice stay as they are.
with raw_rows as (select * from ${rows})
(
${query}
)
