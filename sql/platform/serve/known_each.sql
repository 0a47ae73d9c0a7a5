-- What a macro answers as known at each of a list of times.
select _t._at, _v.* exclude (_known_from, _known_to)
from (select ${time} as _at from (select unnest(cast(_asked as timestamp[])) as _time) _a) _t
join (${versions}) _v on _v._known_from <= _t._at and (_v._known_to is null or _v._known_to > _t._at)
