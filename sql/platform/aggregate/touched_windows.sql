create temp table d_window as
select distinct ${key} from ${staged} l where ${condition}
