-- A file that was delivered again is shown once: with the load asked for, else with the one that brought it first.
with decided as (
    select
        d.*,
        row_number() over (
            partition by d.file_id, d.row_number, case when d.decision = 'annotate' then 1 else 0 end
            order by d.sequence desc
        ) as age
    from control.reject_decision d
    where d.dataset = ?
),
reject as (
    select
        r.file_id, r.row_number, r.physical_line, r.byte_offset, r.column_name, r.reason_code, r.message, r.raw_text, r.cut,
        case when s.decision = 'accept' then 'accepted' else 'open' end as state
    from control.rejected_row r
    left join decided s on s.file_id = r.file_id and s.row_number = r.row_number and s.decision <> 'annotate' and s.age = 1
    where r.dataset = ?
    union all
    select
        s.file_id, s.row_number, s.physical_line, s.byte_offset, s.column_name, s.reason_code, s.message, s.raw_text, s.cut,
        'replayed'
    from decided s
    where s.decision = 'admit' and s.age = 1
      and not exists (
        select 1 from control.rejected_row r where r.file_id = s.file_id and r.row_number = s.row_number
      )
)
select
    d.path, r.row_number, r.physical_line, r.byte_offset, r.column_name, r.reason_code, r.message, r.raw_text, r.cut,
    d.received_at, d.load_key, r.state, a.reason as annotation, r.file_id
from reject r
join (
    select
        v.file_id, v.path, l.received_at, l.load_key,
        row_number() over (partition by v.file_id order by l.received_at, v.path) as place
    from control.delivery v
    join control.load l on l.load_id = v.load_id
    where v.dataset = ? and position(? in l.load_key) = 1
) d on d.file_id = r.file_id and d.place = 1
left join decided a on a.file_id = r.file_id and a.row_number = r.row_number and a.decision = 'annotate' and a.age = 1
where (cast(? as varchar) = '' or r.reason_code = ?)
  and (cast(? as varchar) = '' or r.column_name = ?)
  and position(? in d.path) > 0
order by d.received_at, d.path, r.row_number
