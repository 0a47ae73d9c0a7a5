select dataset, sum(admitted_rows) from control.file group by dataset
