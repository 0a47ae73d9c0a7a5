update control.file
set state = 'loaded', read_rows = r.read_rows, accepted_rows = r.accepted_rows, rejected_rows = r.rejected_rows,
    ignored_rows = r.ignored_rows, keyless_rejects = r.keyless_rejects, drift = r.drift, layout = r.layout, raw_digest = ?
from staging.read_file r
where control.file.file_id = r.file_id
