-- What was published of a table and is not in the readers' copy yet: changes in their order, each after the one whose token it names.
-- The rows lie in staging: those of a whole table in one, those of differences in another, with their place.
create table control.outbox (
    target varchar not null,           -- schema.table
    place bigint not null,
    after_token varchar not null,      -- empty before the first
    token varchar not null,
    known_at timestamp not null,       -- from when on it is known
    whole boolean not null,
    identity varchar not null          -- columns that identify a row, with commas between
);

-- Of each table that readers see: its last change, and from when on the changes one by one tell what was known; null where they
-- always do.
create table control.known (
    target varchar not null,           -- schema.table
    token varchar not null,            -- empty before the first change
    known_at timestamp,                -- of the last change
    known_since timestamp
);
