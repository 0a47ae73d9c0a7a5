select target, part from control.to_export order by target, part
