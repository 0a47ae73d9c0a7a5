update control.load set state = 'published', reason = null, published_at = ? where load_id = ?
