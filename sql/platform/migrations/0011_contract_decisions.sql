-- What became of each contract of a dataset. The newest that was accepted is in force: readers' tables are made by it.
create table control.contract_decision (
    dataset varchar not null,
    sequence bigint not null,          -- counted from 1
    decision varchar not null,         -- accept, hold, discard
    decided_at timestamp not null,
    decided_by varchar not null,
    reason varchar not null,
    digest varchar not null,           -- of what tables are made by
    judged varchar not null,           -- of that, and of what else is judged: checks, limits
    files varchar not null,            -- JSON: the text of each file, by its path
    plan varchar                       -- JSON: what it would change, compared with what readers had
);

-- What moved the figure, where no load did: a contract.
alter table control.restatement add column cause varchar
