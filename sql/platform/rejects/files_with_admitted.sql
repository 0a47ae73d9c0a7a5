select distinct file_id from control.reject_decision where dataset = ? and decision = 'admit'
