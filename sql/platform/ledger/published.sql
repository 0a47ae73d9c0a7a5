select version, raw_digest, conform_digest, snapshot_digest, aggregate_digest, published_at
from control.published
where dataset = ?
