select version, raw_digest, conform_digest, snapshot_digest, aggregate_digest, coalesce(hashed_by, 0)
from control.published
where dataset = ?
