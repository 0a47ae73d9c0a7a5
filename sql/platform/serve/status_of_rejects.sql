-- Rejected rows by dataset: those that wait for a person, and those that are known and stay out.
select
    r.dataset,
    coalesce(sum(case when s.decision = 'accept' then 0 else 1 end), 0) as waiting,
    coalesce(sum(case when s.decision = 'accept' then 1 else 0 end), 0) as accepted
from control.rejected_row r
left join (
    select
        d.file_id, d.row_number, d.decision,
        row_number() over (partition by d.file_id, d.row_number order by d.sequence desc) as age
    from control.reject_decision d
    where d.decision <> 'annotate'
) s on s.file_id = r.file_id and s.row_number = r.row_number and s.age = 1
group by r.dataset
