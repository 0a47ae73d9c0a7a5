select ${sums} from ${rows} _l
