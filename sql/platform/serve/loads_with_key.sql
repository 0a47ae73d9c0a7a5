select count(*) from control.load where dataset = ? and position(? in load_key) = 1
