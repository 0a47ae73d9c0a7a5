insert into control.content (content_id, bytes, archived_as, archived_bytes)
select cast(? as varchar), cast(? as bigint), cast(? as varchar), cast(? as bigint)
where not exists (select 1 from control.content where content_id = ?)
