package dev.varve.cli.generate;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** @param discount taken off the sum of the lines */
record Order(
        long id,
        long customer,
        LocalDateTime orderedAt,
        LocalDateTime updatedAt,
        String status,
        String city,
        List<Line> lines,
        BigDecimal discount) {

    record Line(String product, int quantity, BigDecimal price) {
        BigDecimal amount() {
            return price.multiply(BigDecimal.valueOf(quantity));
        }
    }

    Order updated(LocalDateTime at, String newStatus) {
        return new Order(id, customer, orderedAt, at, newStatus, city, lines, discount);
    }

    /** The same moment told again with one more piece of the first line. */
    Order corrected() {
        Line first = lines.getFirst();
        List<Line> changed = new java.util.ArrayList<>(lines);
        changed.set(0, new Line(first.product(), first.quantity() + 1, first.price()));
        return new Order(id, customer, orderedAt, updatedAt, status, city, List.copyOf(changed), discount);
    }

    Order discounted(BigDecimal amount) {
        return new Order(id, customer, orderedAt, updatedAt, status, city, lines, amount);
    }

    BigDecimal amount() {
        return lines.stream()
                .map(Line::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .subtract(discount);
    }

    /** @param field what the shop calls the amount that day */
    String json(String field) {
        return json(field, amount().toPlainString(), Long.toString(customer));
    }

    String json(String field, String amount, String customerId) {
        String items = IntStream.range(0, lines.size())
                .mapToObj(i -> String.format(
                        Locale.ROOT,
                        "{\"line_number\":%d,\"product\":{\"id\":\"%s\"},\"quantity\":%d,\"price\":%s}",
                        i + 1,
                        lines.get(i).product(),
                        lines.get(i).quantity(),
                        lines.get(i).price().toPlainString()))
                .collect(Collectors.joining(","));
        return String.format(
                Locale.ROOT,
                "{\"order_id\":%d,\"customer_id\":%s,\"ordered_at\":\"%s\",\"updated_at\":\"%s\",\"status\":\"%s\","
                        + "\"%s\":%s,\"delivery\":{\"address\":{\"city\":\"%s\"}},\"lines\":[%s]}\n",
                id,
                customerId,
                orderedAt,
                updatedAt,
                status,
                field,
                amount,
                city,
                items);
    }
}
