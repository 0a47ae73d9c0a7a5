-- Admitted rows of a file that fit, with the key that each was rejected with.
select row_number, rejected_key
from (
    select
        d.row_number, d.rejected_key,
        row_number() over (partition by d.row_number order by d.sequence desc) as age
    from control.reject_decision d
    where d.file_id = ? and d.decision = 'admit'
) newest
where age = 1
  and row_number not in (select r.row_number from control.rejected_row r where r.file_id = ?)
order by row_number
