select count(*) from (select distinct ${key_r} from ${relation} _r) _k
