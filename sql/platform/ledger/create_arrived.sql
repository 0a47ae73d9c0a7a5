create table staging.arrived (
    position integer not null,
    delivery_id bigint not null,
    file_id bigint not null,
    content_id varchar not null,
    captured varchar not null,
    scope varchar not null,
    path varchar not null,
    object varchar not null,
    version integer not null,          -- 0 where the manifest does not say it
    stands_as varchar,
    bytes bigint not null,
    modified_at timestamp not null,
    stored_hash varchar not null,
    content_bytes bigint not null,
    archived_as varchar not null,
    archived_bytes bigint not null,
    whole boolean not null,
    reason_code varchar,
    reason varchar
)
