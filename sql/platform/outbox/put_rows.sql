insert into ${rows} (${columns}, _place, _at) select ${columns}, cast(? as bigint), cast(? as timestamp) from ${staged}
