SELECT
    report_date,
    country_region,
    province_state,
    county,
    received_at
FROM load_rows
WHERE received_at < effective_at + INTERVAL '1' DAY
