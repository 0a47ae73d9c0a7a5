select * from ${table} where ${condition} order by ${order} limit ${limit}
