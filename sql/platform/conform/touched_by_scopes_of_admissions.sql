-- An admitted row no longer keeps the key that it was rejected with, nor its listing from concluding absence.
select distinct ${key_a}
from conformed.${table}_changes _a
join control.delivery _d on _d.delivery_id = _a._delivery_id
where _d.scope in (
    select _v.scope
    from control.delivery _v
    join control.reject_decision _m on _m.file_id = _v.file_id
    where _m.dataset = '${dataset}' and _m.decision = 'admit' and _m.decided_at = timestamp '${admitted_at}' and _v.whole
)
