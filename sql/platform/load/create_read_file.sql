create table staging.read_file (
    file_id bigint not null,
    read_rows bigint not null,
    accepted_rows bigint not null,
    rejected_rows bigint not null,
    ignored_rows bigint not null,
    keyless_rejects bigint not null,
    drift varchar not null,
    layout varchar not null
)
