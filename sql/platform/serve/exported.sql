delete from control.to_export where target = ? and part = ?
