select ${place}, _l.* from ${rows} _l where ${condition}
