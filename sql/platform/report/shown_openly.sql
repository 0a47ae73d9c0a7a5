-- Loads whose written report shows the values of rejected rows.
select r.load_id
from control.report r
join control.load l on l.load_id = r.load_id
where l.dataset = ? and not starts_with(r.shown, 'hidden ')
