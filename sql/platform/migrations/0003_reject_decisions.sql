create table control.reject_decision (
    sequence bigint not null,
    dataset varchar not null,
    file_id bigint not null,
    row_number bigint not null,
    decision varchar not null,         -- annotate, accept, admit
    decided_at timestamp not null,     -- an admitted row counts from then on
    decided_by varchar not null,
    reason varchar not null,           -- of annotate: the annotation
    corrected_text varchar,            -- of admit: what the row should have said; null where its own text fits
    rejected_key varchar,              -- of admit: JSON of the key that the reject had; null where it could not be read
    physical_line bigint not null,     -- from here on what the reject said when it was decided on
    byte_offset bigint not null,
    column_name varchar,
    reason_code varchar not null,
    message varchar not null,
    raw_text varchar not null,
    cut boolean not null
);

alter table control.file add column admitted_rows bigint;
