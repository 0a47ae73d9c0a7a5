delete from control.target where dataset = ? and target = ?
