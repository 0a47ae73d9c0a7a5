select ${window} as window_start, l.* from ${rows} l where ${condition}
