select ${place}, l.* from ${rows} l where ${condition}
