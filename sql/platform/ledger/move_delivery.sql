update control.delivery set load_id = ? where delivery_id in (select delivery_id from staging.arrived)
