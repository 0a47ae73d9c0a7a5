insert into control.file (file_id, dataset, content_id, captured, state)
select cast(? as bigint), cast(? as varchar), cast(? as varchar), cast(? as varchar), 'registered'
where not exists (select 1 from control.file where file_id = ?)
