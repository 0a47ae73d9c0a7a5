create temp table _pending as
select load_id, received_at from control.load where load_id in (${loads})
