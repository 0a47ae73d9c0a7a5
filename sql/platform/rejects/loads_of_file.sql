select distinct load_id from control.delivery where file_id = ? and whole
