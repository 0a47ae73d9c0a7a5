select target from control.target where dataset = ? order by target
