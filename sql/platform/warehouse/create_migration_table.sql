create table if not exists control.migration (name varchar not null)
