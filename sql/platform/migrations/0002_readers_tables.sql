-- Tables that readers see, so that one which a contract no longer declares can go.
create table control.target (
    dataset varchar not null,
    target varchar not null            -- schema.table
);

alter table control.restatement add column identity varchar  -- columns that identify the row
