-- Of each table that readers see: how many rows it has, and the sum of their hashes modulo 2^64, which needs no order and changes by
-- what comes and goes. Of validity ranges the rows in force are summed beside, since they are those of the latest table.
create table control.row_sum (
    target varchar not null,           -- schema.table
    row_count bigint not null,
    hash_sum bigint not null,
    current_count bigint not null,
    current_sum bigint not null,
    hashed_by varchar not null         -- engine and version: another one may hash otherwise
);

-- The same of what was staged, when it was staged.
create table control.staged_sum (
    dataset varchar not null,
    target varchar not null,
    change varchar not null,           -- delete, insert
    row_count bigint not null,
    hash_sum bigint not null,
    current_count bigint not null,
    current_sum bigint not null
);

-- Digest of the candidate that it belongs to.
alter table control.staged add column candidate varchar;

-- What an earlier version staged has no sums, and is staged again.
delete from control.stage_marker where task in ('conform', 'snapshot', 'aggregate', 'verify')
