create temp table _followed as
select delivery_id as _followed_id from _delivery where false
