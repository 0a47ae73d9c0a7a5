-- What readers get: the values of datasets with personal columns stay in the warehouse.
select * replace (
    case
        when dataset in (${hidden}) then regexp_replace(message, '(?s)(^|[^A-Za-z])''.*''([^A-Za-z]|$)', '\1''•••''\2')
        else message
    end as message,
    case when dataset in (${hidden}) then '•••' else raw_text end as raw_text,
    case when dataset in (${hidden}) and corrected_text is not null then '•••' else corrected_text end as corrected_text,
    case when dataset in (${hidden}) and rejected_key is not null then '•••' else rejected_key end as rejected_key
)
from control.reject_decision
