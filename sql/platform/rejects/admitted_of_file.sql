select row_number, corrected_text
from (
    select
        d.row_number, d.corrected_text,
        row_number() over (partition by d.row_number order by d.sequence desc) as age
    from control.reject_decision d
    where d.file_id = ? and d.decision = 'admit'
) newest
where age = 1
order by row_number
