select count(*)${counts_r} from ${relation} _r
