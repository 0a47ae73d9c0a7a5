select dataset, path, bytes from control.delivery
