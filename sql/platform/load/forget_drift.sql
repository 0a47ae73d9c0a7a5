delete from control.drift where load_id in (${loads}) or delivery_id in (${deliveries})
