select
    _b.band, _b.description, _b.unit, _b.valid_pixels, _b.nodata_pixels, _b.nan_pixels, _b.minimum, _b.maximum, _b.mean,
    _b.deviation, _b.checksum
from raw.${table} _b
where _b._file_id = ? and _b._row_number = ?
order by _b.band
limit 12
