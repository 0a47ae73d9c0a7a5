select w._file_id, count(*) from (${rows}) w where ${condition} group by w._file_id
