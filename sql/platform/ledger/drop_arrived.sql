drop table if exists staging.arrived
