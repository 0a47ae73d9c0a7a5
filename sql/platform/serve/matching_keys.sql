select distinct ${key} from ${table} where ${condition} order by ${key} limit ${limit}
