select distinct ${identity} from _differing order by ${identity} limit 5
