create or replace view ${name} as ${rows}
