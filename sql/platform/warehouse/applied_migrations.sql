select name from control.migration
