select dataset, state, count(*), max(received_at) from control.load group by dataset, state
