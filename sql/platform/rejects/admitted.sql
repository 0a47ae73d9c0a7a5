select file_id, row_number, corrected_text
from (
    select
        d.file_id, d.row_number, d.corrected_text,
        row_number() over (partition by d.file_id, d.row_number order by d.sequence desc) as age
    from control.reject_decision d
    where d.dataset = ? and d.decision = 'admit'
) newest
where age = 1
order by file_id, row_number
