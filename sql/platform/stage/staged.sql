select target, identity, whole, inserted, deleted, updated from control.staged where dataset = ? order by target
