-- A file that was delivered again is shown once: with the load asked for, else with the one that brought it first.
select
    d.path, r.row_number, r.physical_line, r.byte_offset, r.column_name, r.reason_code, r.message, r.raw_text, r.cut,
    d.received_at, d.load_key
from control.rejected_row r
join (
    select
        v.file_id, v.path, l.received_at, l.load_key,
        row_number() over (partition by v.file_id order by l.received_at, v.path) as place
    from control.delivery v
    join control.load l on l.load_id = v.load_id
    where v.dataset = ? and position(? in l.load_key) = 1
) d on d.file_id = r.file_id and d.place = 1
where r.dataset = ?
  and (cast(? as varchar) = '' or r.reason_code = ?)
  and (cast(? as varchar) = '' or r.column_name = ?)
  and position(? in d.path) > 0
order by d.received_at, d.path, r.row_number
