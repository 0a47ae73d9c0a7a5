select min(received_at), max(received_at) from control.load where dataset = '${dataset}' and state = 'published'
