select target, whole, inserted, deleted from control.staged where dataset = ? order by target
