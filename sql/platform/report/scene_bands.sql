select
    band, description, unit, valid_pixels, nodata_pixels, nan_pixels, minimum, maximum, mean, deviation, checksum
from raw.${table}
where _file_id = ? and _row_number = ?
order by band
limit 12
