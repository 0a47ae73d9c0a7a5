insert into control.landing_object (dataset, path, bytes, modified_at) values (?, ?, ?, ?)
