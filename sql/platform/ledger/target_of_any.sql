select dataset from control.target where target = ?
