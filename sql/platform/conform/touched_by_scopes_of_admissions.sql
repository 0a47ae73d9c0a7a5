-- An admitted row no longer keeps the key that it was rejected with, nor its listing from concluding absence.
select distinct ${key_a}
from conformed.${table}_changes a
join control.delivery d on d.delivery_id = a._delivery_id
where d.scope in (
    select v.scope
    from control.delivery v
    join control.reject_decision m on m.file_id = v.file_id
    where m.dataset = '${dataset}' and m.decision = 'admit' and m.decided_at = timestamp '${admitted_at}' and v.whole
)
