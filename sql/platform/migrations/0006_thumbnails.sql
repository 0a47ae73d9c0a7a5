create table control.thumbnail (
    file_id bigint not null,
    row_number bigint not null,        -- the scene's
    bands varchar not null,            -- that it shows: 1, or 1,2,3 for red, green and blue
    width integer not null,
    height integer not null,
    low double precision,              -- the value of the first colour of the ramp; null where there is no ramp
    high double precision,             -- that of the last
    png varchar not null               -- in base 64
);
