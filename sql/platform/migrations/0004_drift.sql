-- How a file answers its contract: order of fields, names of columns, types that rejected values would fit; JSON.
alter table control.file add column layout varchar;

create table control.drift (
    dataset varchar not null,
    load_id bigint not null,
    delivery_id bigint not null,
    kind varchar not null,             -- new, gone, missing, back, renamed, reordered, wider, encoding
    field varchar not null,            -- of the file or of the contract; of a child child.column; empty for the file as a whole
    was varchar,                       -- in the delivery before; of wider: the declared type
    now varchar,                       -- of wider: the type that holds every value of the column that was rejected
    value_count bigint,                -- of wider: how many
    again boolean not null             -- the delivery before was so too
)
