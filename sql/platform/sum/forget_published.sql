delete from control.row_sum where target = ?
