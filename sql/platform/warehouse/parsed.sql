-- Only the parser looks at it: nothing runs. Each query in it has a map of its WITH, and so has a DELETE or COPY that stands in WITH.
select
    tree ->> 'error_type' as error_type,
    tree ->> 'error_message' as error_message,
    coalesce(json_array_length(tree, '$.statements'), 0) as statements,
    len(regexp_extract_all(cast(tree as varchar), '"cte_map":'))
    = len(regexp_extract_all(cast(tree as varchar), '"type":"(SELECT|SET_OPERATION|RECURSIVE_CTE|CTE)_NODE"')) as reads
from (select json_serialize_sql(cast(? as varchar)) as tree) parsed
