select distinct ${key} from conformed.${table}_changes _c
