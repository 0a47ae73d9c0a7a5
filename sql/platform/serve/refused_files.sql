select count(*) from control.delivery d
left join control.file f on f.file_id = d.file_id
where d.dataset = ? and (not d.whole or f.state = 'refused')
