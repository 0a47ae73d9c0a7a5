select distinct ${key_a}
from conformed.${table}_changes _a
join control.reject_decision _m on _m.file_id = _a._file_id and _m.row_number = _a._row_number
where _m.dataset = '${dataset}' and _m.decision = 'admit' and _m.decided_at = timestamp '${admitted_at}'
