delete from control.landing_object where dataset = ? and path in (select object from staging.arrived)
