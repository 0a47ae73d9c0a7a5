SELECT
    o.order_id,
    o.amount,
    sum(l.quantity * l.price) AS amount_of_lines
FROM load_rows AS o
INNER JOIN load_order_lines AS l
    ON
        o.order_id = l.order_id
        AND o.effective_at = l.effective_at
GROUP BY o.order_id, o.effective_at, o.amount
HAVING o.amount <> sum(l.quantity * l.price)
