-- Fields that deliveries have beyond a contract that adds columns, in the order in which they are decided on.
create table control.added_column (
    dataset varchar not null,
    position integer not null,
    child varchar not null,            -- empty where the record itself has the field
    field varchar not null,            -- as files name it
    path varchar not null,             -- as drift names it
    first_received_at timestamp not null,
    column_name varchar,               -- null where it stays in _extra alone
    column_type varchar,
    kept varchar not null              -- why it does
)
