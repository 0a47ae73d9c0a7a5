create table control.content (
    content_id varchar not null,       -- SHA-256 of the decompressed bytes
    bytes bigint not null,
    archived_as varchar not null,
    archived_bytes bigint not null
);

create table control.file (
    file_id bigint not null,
    dataset varchar not null,
    content_id varchar not null,
    captured varchar not null,         -- JSON of what identifies it beside its content: values of its path, hashes of sidecars
    state varchar not null,            -- registered, loaded, refused
    reason_code varchar,
    reason varchar,
    raw_digest varchar,
    read_rows bigint,
    accepted_rows bigint,
    rejected_rows bigint,
    ignored_rows bigint,
    keyless_rejects bigint,            -- rejected rows whose key cannot be read
    drift varchar                      -- JSON of unknown fields and missing columns
);

create table control.delivery (
    delivery_id bigint not null,
    dataset varchar not null,
    file_id bigint not null,
    load_id bigint not null,
    received_at timestamp not null,
    scope varchar not null,
    path varchar not null,
    bytes bigint not null,
    modified_at timestamp not null,
    stored_hash varchar not null,      -- SHA-256 of the bytes as they lay in landing
    whole boolean not null,
    reason_code varchar,
    reason varchar
);

create table control.landing_object (
    dataset varchar not null,
    path varchar not null,
    bytes bigint not null,
    modified_at timestamp not null
);

create table control.load (
    load_id bigint not null,
    load_key varchar not null,
    dataset varchar not null,
    received_at timestamp not null,
    state varchar not null,            -- registered, loaded, conformed, verified, held, published, refused
    reason varchar,
    contract_digest varchar not null,
    registered_at timestamp not null,
    published_at timestamp,
    version varchar not null
);

create table control.decision (
    sequence bigint not null,
    load_id bigint not null,
    dataset varchar not null,
    decision varchar not null,         -- accept, hold
    decided_at timestamp not null,
    decided_by varchar not null,
    reason varchar not null
);

create table control.coverage (
    delivery_id bigint not null,
    dataset varchar not null,
    load_id bigint not null,
    scope varchar not null,
    received_at timestamp not null,
    concludes boolean not null         -- false where a rejected row's key cannot be read
);

create table control.stage_marker (
    dataset varchar not null,
    load_id bigint not null,
    task varchar not null,
    digest varchar not null,
    row_count bigint not null,
    written_at timestamp not null,
    version varchar not null
);

create table control.staged (
    dataset varchar not null,
    target varchar not null,           -- schema.table
    identity varchar not null,         -- columns that identify a row
    whole boolean not null,            -- the staged rows replace the table
    inserted bigint not null,
    deleted bigint not null,
    updated bigint not null            -- both deleted and inserted
);

create table control.report (
    load_id bigint not null,
    shown varchar not null             -- hash of the state that the written report shows
);

create table control.published (
    dataset varchar not null,
    version bigint not null,
    raw_digest varchar not null,
    conform_digest varchar not null,
    snapshot_digest varchar not null,
    aggregate_digest varchar not null,
    published_at timestamp not null
);

create table control.task_run (
    run varchar not null,
    dataset varchar not null,
    load_id bigint,
    task varchar not null,
    try integer not null,
    started_at timestamp not null,
    ended_at timestamp not null,
    outcome varchar not null,
    row_count bigint not null,
    bytes bigint not null,
    peak_memory bigint not null,
    version varchar not null,
    link varchar
);

create table control.rejected_row (
    file_id bigint not null,
    dataset varchar not null,
    row_number bigint not null,
    physical_line bigint not null,
    byte_offset bigint not null,
    column_name varchar,
    reason_code varchar not null,
    message varchar not null,
    raw_text varchar not null,
    cut boolean not null
);

create table control.check_result (
    dataset varchar not null,
    load_id bigint not null,
    position integer not null,
    check_id varchar not null,
    severity varchar not null,
    state varchar not null,
    result varchar not null            -- JSON of the whole result
);

create table control.metric (
    dataset varchar not null,
    load_id bigint not null,
    subject varchar not null,
    name varchar not null,
    value bigint not null
);

create table control.restatement (
    dataset varchar not null,
    load_id bigint not null,
    target varchar not null,
    was varchar not null,
    now varchar not null
);

create schema if not exists raw;

create schema if not exists conformed;

create schema if not exists snapshot;

create schema if not exists aggregate;

create schema if not exists staging;

create table control.to_export (
    target varchar not null,
    part varchar not null              -- a load's id where the table grows by loads, else empty
);
