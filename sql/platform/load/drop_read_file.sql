drop table if exists staging.read_file
