select task, try, started_at, ended_at, outcome, row_count, bytes, peak_memory, run, link
from control.task_run
where load_id = ?
order by started_at, task
