select distinct ${key_a}
from conformed.${table}_changes a
join control.reject_decision m on m.file_id = a._file_id and m.row_number = a._row_number
where m.dataset = '${dataset}' and m.decision = 'admit' and m.decided_at = timestamp '${admitted_at}'
