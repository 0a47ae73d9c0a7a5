-- Where the rows lie that a change removes.
select _f._file, _f._position, _g._at as _known_to
from (
${rows}
) _f
join (select ${identity}, _at from ${changes} where _op = 'delete' and _nth = 1) _g on ${same}
order by _f._file, _f._position
