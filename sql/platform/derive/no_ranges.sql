create temp table ${ranges} (${columns})
