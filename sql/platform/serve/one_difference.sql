-- The rows of one published change: which of them removes a row that readers have (_nth = 1), and until when a new one was known.
select _d.*, case when _d._op = 'delete' then 1 else 2 end as _nth, cast(null as timestamp) as _until from ${differences} _d
