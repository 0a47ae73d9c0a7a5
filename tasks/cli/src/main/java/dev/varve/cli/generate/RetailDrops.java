package dev.varve.cli.generate;

import dev.varve.failure.TaskFailure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/**
 * What a shop exports every night, with the troubles that such exports have. The drop of a day holds what happened the day
 * before. The same parameters give the same bytes.
 */
public final class RetailDrops {
    public static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
    private static final int CUSTOMERS = 400;
    private static final int ORDERS = 300;
    /** Never orders, so that no order is left without its customer. */
    private static final long LEAVING = 1002;

    private static final List<String> COUNTRIES = List.of("NO", "SE", "DK", "DE", "GB");
    private static final List<String> CITIES = List.of("Oslo", "Malmö", "Aarhus", "Köln", "Leeds");
    private static final List<String> FIRST_NAMES =
            List.of("Ada", "Bo", "Carl", "Dina", "Eva", "Finn", "Gro", "Hans", "Ida", "Jon", "Kari", "Liv");
    private static final List<String> LAST_NAMES =
            List.of("Berg", "Dahl", "Hansen", "Jensen", "Lund", "Moen", "Nilsson", "Olsen", "Schmidt", "Taylor");

    private final Landing landing;
    private final int days;
    private final int scale;
    private final Random random;
    private final List<DropSummary> stories = new ArrayList<>();
    private final SortedMap<Long, Customer> customers = new TreeMap<>();
    private final SortedMap<Long, Order> orders = new TreeMap<>();
    private final Map<LocalDate, byte[]> files = new HashMap<>();
    private final Map<LocalDate, List<Order>> placed = new HashMap<>();

    private RetailDrops(Path landing, int days, long seed, int scale) {
        this.landing = new Landing(landing);
        this.days = days;
        this.scale = scale;
        this.random = new Random(seed);
    }

    /**
     * Writes the drops of some days; a file that is there with the same bytes stays untouched.
     *
     * @param scale 1 is about 400 customers and 300 orders a day
     * @return what happens in them
     * @throws TaskFailure where a number is not positive, or another file stands where one of these belongs
     */
    public static List<DropSummary> write(Path landing, int days, long seed, int scale) throws IOException {
        if (days < 1 || scale < 1) {
            throw TaskFailure.usage("days and scale must be at least 1, not " + days + " and " + scale);
        }
        return new RetailDrops(landing, days, seed, scale).write();
    }

    private List<DropSummary> write() throws IOException {
        for (int i = 0; i < CUSTOMERS * scale; i++) {
            addCustomer(FIRST.minusDays(30L + random.nextInt(900)));
        }
        for (int i = 0; i < days; i++) {
            LocalDate day = FIRST.plusDays(i);
            customers(day, i + 1);
            orders(day, i + 1);
        }
        return List.copyOf(stories);
    }

    private void tell(LocalDate day, String dataset, String text) {
        stories.add(new DropSummary(day, "retail." + dataset, text));
    }

    private void customers(LocalDate day, int number) throws IOException {
        Customer added = addCustomer(day.minusDays(1));
        if (number > 1) {
            tell(day, "customers", "customer " + added.id() + " is new");
        }
        if (number == 4) {
            Customer moving = customers.get(1001L);
            String country = COUNTRIES.get((COUNTRIES.indexOf(moving.country()) + 1) % COUNTRIES.size());
            customers.put(moving.id(), moving.movedTo(country));
            tell(day, "customers", "customer 1001 moves from " + moving.country() + " to " + country);
        }
        if (number == 9) {
            customers.remove(LEAVING);
            tell(day, "customers", "customer " + LEAVING + " is no longer in the list: deleted by absence");
        }
        StringBuilder csv = new StringBuilder("customer_id,name,email,country,signed_up_on\n");
        customers.values().forEach(customer -> csv.append(customer.csv()));
        put("customers", day, "customers.csv.gz", gzip(csv.toString()));
    }

    private Customer addCustomer(LocalDate signedUpOn) {
        long id = 1001L + customers.size() + (customers.containsKey(LEAVING) || customers.size() < 2 ? 0 : 1);
        Customer customer = new Customer(id, pick(FIRST_NAMES) + " " + pick(LAST_NAMES), pick(COUNTRIES), signedUpOn);
        customers.put(id, customer);
        return customer;
    }

    private void orders(LocalDate day, int number) throws IOException {
        String field = day.isAfter(LocalDate.of(2026, 3, 5)) ? "amount" : "total";
        StringBuilder json = new StringBuilder();
        progress(day).forEach(order -> json.append(order.json(field)));
        List<Order> fresh = place(day, number);
        fresh.forEach(order -> json.append(order.json(field)));
        if (number == 3) {
            Order sample = fresh.getFirst();
            json.append(sample.json(field, "12.345", Long.toString(sample.customer()))
                    .replace("_id\":" + sample.id(), "_id\":990001"));
            json.append(sample.json(field, "12.34", "null").replace("_id\":" + sample.id(), "_id\":990002"));
            json.append("{\"order_id\":990003,\"customer_id\":10\n");
            tell(day, "orders", "3 rows do not fit: an amount with three decimals, no customer, a broken line");
        }
        if (number == 6 && placed.containsKey(day.minusDays(4))) {
            List<Order> corrections = placed.get(day.minusDays(4)).stream()
                    .filter(order -> orders.get(order.id()).equals(order))
                    .limit(10)
                    .map(Order::corrected)
                    .toList();
            corrections.forEach(order -> json.append(order.json(field)));
            tell(day, "orders", corrections.size() + " orders of 1 March are corrected, five days late");
            tell(day, "orders", "the field total is now called amount");
        }
        if (number == 8) {
            Order gone = orders.get(orders.firstKey());
            Order deleted = gone.updated(day.minusDays(1).atTime(21, 0), "deleted");
            json.append(deleted.json(field));
            tell(day, "orders", "order " + gone.id() + " is deleted, explicitly");
        }
        byte[] file = gzip(json.toString());
        files.put(day, file);
        if (number == 7) {
            put("orders", day, "orders.ndjson.gz", Arrays.copyOf(file, file.length / 2));
            tell(day, "orders", "the file is truncated: its load is refused, readers keep what they have");
        } else {
            put("orders", day, "orders.ndjson.gz", file);
        }
        if (number == 5) {
            put("orders", day, "orders-2026-03-04.ndjson.gz", files.get(day.minusDays(1)));
            tell(day, "orders", "yesterday's file comes again: it adds nothing");
        }
        if (number == 8) {
            put("orders", day, "orders-2026-03-07.ndjson.gz", files.get(day.minusDays(1)));
            tell(day, "orders", "yesterday's file comes again, whole this time");
        }
    }

    private List<Order> place(LocalDate day, int number) {
        List<Long> known =
                customers.keySet().stream().filter(id -> id != LEAVING).toList();
        List<Order> fresh = new ArrayList<>();
        for (int i = 0; i < ORDERS * scale; i++) {
            LocalDateTime at = day.minusDays(1).atStartOfDay().plusSeconds(random.nextInt(70_000));
            long id = 100_000L + number * 10_000L * scale + i;
            List<Order.Line> lines = new ArrayList<>();
            for (int line = 0; line <= random.nextInt(4); line++) {
                lines.add(new Order.Line(
                        "P" + (100 + random.nextInt(50)),
                        1 + random.nextInt(5),
                        BigDecimal.valueOf(100 + random.nextInt(9_900), 2)));
            }
            int place = random.nextInt(CITIES.size());
            Order order = new Order(
                    id,
                    known.get(random.nextInt(known.size())),
                    at,
                    at,
                    "placed",
                    CITIES.get(place),
                    List.copyOf(lines),
                    BigDecimal.ZERO);
            fresh.add(number == 5 && i < 2 ? order.discounted(new BigDecimal("0.50")) : order);
        }
        if (number == 5) {
            tell(day, "orders", "2 amounts differ from the sum of their lines: a warning");
        }
        fresh.forEach(order -> orders.put(order.id(), order));
        placed.put(day, fresh);
        return fresh;
    }

    /** Some of yesterday's orders are paid, shipped or cancelled. */
    private List<Order> progress(LocalDate day) {
        List<Order> moved = new ArrayList<>();
        for (Order order : placed.getOrDefault(day.minusDays(1), List.of())) {
            int chance = random.nextInt(10);
            if (chance < 6) {
                String status = chance < 3 ? "paid" : chance < 5 ? "shipped" : "cancelled";
                moved.add(order.updated(day.minusDays(1).atTime(20, 0).plusSeconds(random.nextInt(3_600)), status));
            }
        }
        moved.forEach(order -> orders.put(order.id(), order));
        return moved;
    }

    private void put(String dataset, LocalDate day, String name, byte[] bytes) throws IOException {
        landing.put("retail/" + dataset + "/" + day + "/" + name, day, bytes);
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
