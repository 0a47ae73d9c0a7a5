insert into control.to_export (target, part)
select cast(? as varchar), cast(? as varchar)
where not exists (select 1 from control.to_export where target = ? and part = ?)
