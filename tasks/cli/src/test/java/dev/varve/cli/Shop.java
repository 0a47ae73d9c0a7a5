package dev.varve.cli;

import dev.varve.worlds.product.Outcome;
import dev.varve.worlds.product.Product;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

/**
 * Three nights of the example shop. Customer 2 is missing from the third night's list; order 8 is deleted by a row of the third
 * night, order 7 loses its second line, and a correction of it from before the month's end arrives in the new month.
 */
public final class Shop {
    static final List<String> NIGHTS = List.of("2026-02-27", "2026-02-28", "2026-03-01");

    private final Path landing;
    private final Product product;

    public Shop(Path folder) {
        landing = folder.resolve("landing");
        product = new Product(folder.resolve("home"), landing, null);
    }

    /** All of it, loaded. */
    public static Shop open(Path folder) throws IOException {
        Shop shop = new Shop(folder);
        shop.customers(NIGHTS.get(0), "1,Ada,a@x,NO,01.02.2020", "2,Bo,b@x,SE,01.02.2020");
        shop.orders(
                NIGHTS.get(0),
                order(7, 1, "2026-02-26T10:00:00", "placed", "12.50", line(1, "tea", 1), line(2, "cup", 2)),
                order(8, 2, "2026-02-26T11:00:00", "placed", "3.00", line(1, "pot", 1)),
                order(9, 99, "2026-02-26T12:00:00", "placed", "4.00"));
        shop.customers(NIGHTS.get(1), "1,Ada L.,a@x,NO,01.02.2020", "2,Bo,b@x,SE,01.02.2020");
        shop.orders(NIGHTS.get(1), "{\"order_id\":10,\"customer_id\":1,\"amount\":\"a\\u001b[31m lot\"}");
        shop.customers(NIGHTS.get(2), "1,Ada Lovelace,a@x,NO,01.02.2020");
        shop.orders(
                NIGHTS.get(2),
                order(7, 1, "2026-02-28T10:00:00", "paid", "12.50", line(1, "tea", 1)),
                order(8, 2, "2026-02-28T11:00:00", "deleted", "3.00"));
        Outcome run = shop.run("run", "retail.customers", "retail.orders");
        if (run.exit() != 0) {
            throw new AssertionError(run.toString());
        }
        return shop;
    }

    /** Beside ten others, so that one rejected or missing one stays below the limits. */
    public void customers(String night, String... lines) throws IOException {
        List<String> all = new ArrayList<>(List.of("customer_id,name,email,country,signed_up_on"));
        all.addAll(Arrays.asList(lines));
        IntStream.range(50, 60).forEach(id -> all.add(id + ",Other " + id + ",o@x,DK,01.02.2020"));
        write("retail/customers/" + night + "/customers.csv.gz", all);
    }

    void orders(String night, String... lines) throws IOException {
        List<String> all = new ArrayList<>(Arrays.asList(lines));
        IntStream.range(100, 125).forEach(id -> all.add(order(id, 50, night + "T01:00:00", "placed", "1.00")));
        write("retail/orders/" + night + "/orders.ndjson.gz", all);
    }

    static String order(int id, int customer, String updated, String status, String amount, String... lines) {
        return "{\"order_id\":%d,\"customer_id\":%d,\"ordered_at\":\"2026-02-26T09:00:00\",\"updated_at\":\"%s\",\"status\":\"%s\",\"amount\":%s,\"lines\":[%s]}"
                .formatted(id, customer, updated, status, amount, String.join(",", lines));
    }

    static String line(int number, String product, int quantity) {
        return "{\"line_number\":%d,\"product\":{\"id\":\"%s\"},\"quantity\":%d,\"price\":1.00}"
                .formatted(number, product, quantity);
    }

    public void write(String path, List<String> lines) throws IOException {
        Path file = landing.resolve(path);
        Files.createDirectories(file.getParent());
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    public Path landing() {
        return landing;
    }

    public Outcome run(String... arguments) {
        return product.run(arguments);
    }
}
