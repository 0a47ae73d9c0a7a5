select distinct target from control.outbox order by target
