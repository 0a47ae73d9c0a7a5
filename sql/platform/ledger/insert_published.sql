insert into control.published (
    dataset, version, raw_digest, conform_digest, snapshot_digest, aggregate_digest, hashed_by, published_at
) values (?, ?, ?, ?, ?, ?, ?, ?)
