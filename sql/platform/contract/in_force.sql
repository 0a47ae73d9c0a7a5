select c.dataset, c.digest, c.files, p.version
from control.contract_decision c
left join control.published p on p.dataset = c.dataset
where
    c.decision = 'accept'
    and c.sequence = (
        select max(n.sequence)
        from control.contract_decision n
        where n.dataset = c.dataset and n.decision = 'accept'
    )
order by c.dataset
