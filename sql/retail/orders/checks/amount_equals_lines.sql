SELECT
    o.order_id,
    o.amount,
    sum(l.quantity * l.price) AS amount_of_lines
FROM load_rows AS o
INNER JOIN load_order_lines AS l ON o.order_id = l.order_id
GROUP BY o.order_id, o.updated_at, o.amount
HAVING o.amount <> sum(l.quantity * l.price)
