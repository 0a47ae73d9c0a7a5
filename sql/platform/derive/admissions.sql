-- Rows that a person let in, and whether that was by the cut. What the present contract rejects again is a reject.
create temp table _admission as
select file_id, row_number, rejected_key is null as keyless, decided_at <= ? as counts
from (
    select
        d.file_id, d.row_number, d.rejected_key, d.decided_at,
        row_number() over (partition by d.file_id, d.row_number order by d.sequence desc) as age
    from control.reject_decision d
    where d.dataset = '${dataset}' and d.decision = 'admit'
) newest
where age = 1
  and not exists (
    select 1 from control.rejected_row r where r.file_id = newest.file_id and r.row_number = newest.row_number
)
