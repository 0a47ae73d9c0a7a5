select max(decided_at) from control.reject_decision where dataset = ? and decision = 'admit'
