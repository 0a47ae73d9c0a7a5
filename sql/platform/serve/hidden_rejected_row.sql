-- What readers get: the values of datasets with personal columns stay in the warehouse.
select * replace (
    case
        when dataset in (${hidden}) then regexp_replace(message, '(?s)(^|[^A-Za-z])''.*''([^A-Za-z]|$)', '\1''•••''\2')
        else message
    end as message,
    case when dataset in (${hidden}) then '•••' else raw_text end as raw_text
)
from control.rejected_row
