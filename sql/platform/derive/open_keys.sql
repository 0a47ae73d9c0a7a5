-- Keys that more than one row in force names, or one of a listing after which another concludes: what they are has to be weighed.
create temp table _open_key as
select ${key_a}
from (
${rows}
) _a
left join _followed _f on _f._followed_id = _a._delivery_id
group by ${key_a}
having count(*) > 1 or count(_f._followed_id) > 0
