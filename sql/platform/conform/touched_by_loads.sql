select distinct ${key} from conformed.${table}_changes where _load_id in (${loads})
