delete from control.stage_marker where dataset = ? and task in ('conform', 'snapshot', 'aggregate', 'verify')
