-- A zone's parts with one offset each, of every month: seconds east of UTC; when its clocks turned before that, and what they said then.
create table if not exists ${zone_table} (
    _zone varchar,
    _month date,
    _starts timestamp,
    _ends timestamp,
    _east integer,
    _turned timestamp,
    _before integer,
    _tzdb varchar
)
