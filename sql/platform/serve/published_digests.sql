select raw_digest, conform_digest, snapshot_digest, aggregate_digest from control.published where dataset = ? and version > 0
