package dev.varve.cli.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.varve.failure.TaskFailure;
import dev.varve.formats.Reject;
import dev.varve.formats.Row;
import dev.varve.formats.refusal.Reason;
import java.io.EOFException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetailDropsTest {
    @TempDir
    private static Path landing;

    private static List<DropSummary> stories;

    @BeforeAll
    static void generate() throws IOException {
        stories = RetailDrops.write(landing, 10, 42, 1);
    }

    @Test
    void writesTheSameBytesForTheSameNumbers(@TempDir Path again) throws IOException {
        assertThat(RetailDrops.write(again, 10, 42, 1)).isEqualTo(stories);
        assertThat(bytes(again)).isEqualTo(bytes(landing));
    }

    @Test
    void writesOtherBytesForAnotherSeed(@TempDir Path other) throws IOException {
        RetailDrops.write(other, 1, 43, 1);
        assertThat(Files.readAllBytes(other.resolve(customers(1))))
                .isNotEqualTo(Files.readAllBytes(file(customers(1))));
    }

    @Test
    void writesTheSameFirstDaysWhateverTheirNumber(@TempDir Path few) throws IOException {
        List<DropSummary> told = RetailDrops.write(few, 3, 42, 1);
        assertThat(bytes(landing)).containsAllEntriesOf(bytes(few));
        assertThat(stories).startsWith(told.toArray(new DropSummary[0]));
    }

    @Test
    void leavesFilesThatAreThereUntouched(@TempDir Path twice) throws IOException {
        RetailDrops.write(twice, 1, 42, 1);
        Path file = twice.resolve(customers(1));
        FileTime touched = FileTime.from(Instant.parse("2026-05-05T05:05:05Z"));
        Files.setLastModifiedTime(file, touched);
        RetailDrops.write(twice, 1, 42, 1);
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(touched);
    }

    @Test
    void refusesToReplaceAnotherFile(@TempDir Path taken) throws IOException {
        Path file = taken.resolve(customers(1));
        Files.createDirectories(file.getParent());
        Files.writeString(file, "mine");
        assertThatThrownBy(() -> RetailDrops.write(taken, 1, 42, 1))
                .isInstanceOfSatisfying(
                        TaskFailure.class, failure -> assertThat(failure.kind()).isEqualTo(TaskFailure.Kind.USAGE))
                .hasMessageContaining(file.toString())
                .hasMessageContaining("stays as it is");
        assertThat(file).hasContent("mine");
    }

    @Test
    void refusesNumbersBelowOne(@TempDir Path empty) {
        assertThatThrownBy(() -> RetailDrops.write(empty, 0, 42, 1)).hasMessageContaining("at least 1");
        assertThatThrownBy(() -> RetailDrops.write(empty, 1, 42, 0)).hasMessageContaining("at least 1");
        assertThat(empty).isEmptyDirectory();
    }

    @Test
    void datesEveryFileByItsFolder() throws IOException {
        for (String path : bytes(landing).keySet()) {
            Instant folder = LocalDate.parse(
                            Path.of(path).getParent().getFileName().toString())
                    .atStartOfDay()
                    .toInstant(ZoneOffset.UTC);
            assertThat(Files.getLastModifiedTime(file(path)).toInstant()).isEqualTo(folder);
        }
    }

    @Test
    void fitsItsContractsButForThreeRows() throws IOException {
        Map<String, List<Reason>> rejects = new TreeMap<>();
        for (String path : readable()) {
            Drop drop = Drop.read(landing, path);
            assertThat(drop.rows()).as(path).hasSizeGreaterThan(drop.rejects().size() * 10);
            if (!drop.rejects().isEmpty()) {
                rejects.put(path, drop.rejects().stream().map(Reject::reason).toList());
            }
        }
        assertThat(rejects)
                .isEqualTo(Map.of(
                        orders(3, "orders"), List.of(Reason.TOO_MANY_DIGITS, Reason.REQUIRED, Reason.BROKEN_JSON)));
    }

    @Test
    void ordersOnlyForCustomersOfThatNightWhoStay() throws IOException {
        Set<Object> last = new HashSet<>(customersOf(10).values("customer_id"));
        for (String path : readable()) {
            if (path.startsWith("retail/orders")) {
                assertThat(last).as(path).containsAll(Drop.read(landing, path).values("customer_id"));
            }
        }
        for (int day : new int[] {1, 2, 3, 4, 5, 6, 8, 9, 10}) {
            assertThat(customersOf(day).values("customer_id"))
                    .containsAll(ordersOf(day).values("customer_id"));
        }
    }

    @Test
    void isAtMostTwoDaysOldWhenItArrives() throws IOException {
        for (String path : readable()) {
            if (path.startsWith("retail/orders") && !path.equals(orders(5, "orders-2026-03-04"))) {
                Drop drop = Drop.read(landing, path);
                Instant newest = drop.values("updated_at").stream()
                        .map(at -> ((LocalDateTime) at).toInstant(ZoneOffset.UTC))
                        .max(Instant::compareTo)
                        .orElseThrow();
                assertThat(newest).isBefore(drop.receivedAt());
                assertThat(Duration.between(newest, drop.receivedAt())).isLessThan(Duration.ofDays(2));
            }
        }
    }

    @Test
    void correctsOrdersLateAtTheirOldTime() throws IOException {
        Drop before = ordersOf(2);
        Drop after = ordersOf(6);
        List<Row> corrected = before.rows().stream()
                .filter(row -> after.values("order_id").contains(before.value(row, "order_id")))
                .toList();
        assertThat(corrected).hasSize(10).allSatisfy(old -> {
            Row row = after.row("order_id", before.value(old, "order_id"));
            assertThat(after.value(row, "updated_at")).isEqualTo(before.value(old, "updated_at"));
            assertThat((BigDecimal) after.value(row, "amount")).isGreaterThan((BigDecimal) before.value(old, "amount"));
        });
        for (int day : new int[] {3, 4, 5, 8, 9, 10}) {
            assertThat(ordersOf(day).values("order_id"))
                    .doesNotContainAnyElementsOf(corrected.stream()
                            .map(row -> before.value(row, "order_id"))
                            .toList());
        }
    }

    @Test
    void truncatesOneFileAndBringsItWholeADayLater() throws IOException {
        assertThatThrownBy(() -> ordersOf(7)).isInstanceOf(EOFException.class);
        byte[] cut = Files.readAllBytes(file(orders(7, "orders")));
        byte[] whole = Files.readAllBytes(file(orders(8, "orders-2026-03-07")));
        assertThat(whole).startsWith(cut).hasSizeGreaterThan(cut.length);
        assertThat(Drop.read(landing, orders(8, "orders-2026-03-07")).rows()).hasSizeGreaterThan(300);
    }

    @Test
    void repeatsOneFile() {
        assertThat(file(orders(5, "orders-2026-03-04"))).hasSameBinaryContentAs(file(orders(4, "orders")));
    }

    @Test
    void renamesTheAmountOnTheSixthDay() throws IOException {
        assertThat(text(5)).contains("\"total\":").doesNotContain("\"amount\":");
        assertThat(text(6)).contains("\"amount\":").doesNotContain("\"total\":");
    }

    @Test
    void deletesOnceByAbsenceAndOnceExplicitly() throws IOException {
        assertThat(customersOf(8).values("customer_id")).contains(1002L);
        assertThat(customersOf(9).values("customer_id")).doesNotContain(1002L);
        assertThat(ordersOf(8).values("status")).containsOnlyOnce("deleted");
    }

    @Test
    void movesACustomerAndAddsOneADay() throws IOException {
        Drop before = customersOf(3);
        Drop after = customersOf(4);
        assertThat(after.value(after.row("customer_id", 1001L), "country"))
                .isNotEqualTo(before.value(before.row("customer_id", 1001L), "country"));
        for (int day = 2; day <= 10; day++) {
            List<Object> known = customersOf(day - 1).values("customer_id");
            assertThat(customersOf(day).values("customer_id"))
                    .doesNotHaveDuplicates()
                    .filteredOn(id -> !known.contains(id))
                    .hasSize(1);
        }
    }

    @Test
    void tellsEveryStoryWithItsDay() {
        assertThat(stories)
                .extracting(story -> story.day().getDayOfMonth() + " " + story.dataset())
                .contains("3 retail.orders", "4 retail.customers", "6 retail.orders", "9 retail.customers");
        assertThat(stories)
                .extracting(DropSummary::text)
                .anyMatch(text -> text.contains("truncated"))
                .anyMatch(text -> text.contains("comes again: it adds nothing"))
                .anyMatch(text -> text.contains("deleted by absence"))
                .anyMatch(text -> text.contains("now called amount"));
    }

    @Test
    void hasExamplesThatFit() throws IOException {
        for (Drop example : List.of(
                Drop.example("retail.customers", "customers.csv"), Drop.example("retail.orders", "orders.ndjson"))) {
            assertThat(example.rejects()).isEmpty();
            assertThat(example.rows()).hasSizeBetween(5, 10);
        }
    }

    private static Drop customersOf(int day) throws IOException {
        return Drop.read(landing, customers(day));
    }

    private static Drop ordersOf(int day) throws IOException {
        return Drop.read(landing, orders(day, "orders"));
    }

    private static String text(int day) throws IOException {
        try (var content = new java.util.zip.GZIPInputStream(Files.newInputStream(file(orders(day, "orders"))))) {
            return new String(content.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    private static String customers(int day) {
        return "retail/customers/" + LocalDate.of(2026, 3, day) + "/customers.csv.gz";
    }

    private static String orders(int day, String name) {
        return "retail/orders/" + LocalDate.of(2026, 3, day) + "/" + name + ".ndjson.gz";
    }

    private static Path file(String path) {
        return landing.resolve(path);
    }

    /** Every file but the truncated one. */
    private static List<String> readable() throws IOException {
        List<String> paths = new ArrayList<>(bytes(landing).keySet());
        assertThat(paths.remove(orders(7, "orders"))).isTrue();
        return paths;
    }

    private static Map<String, String> bytes(Path root) throws IOException {
        Map<String, String> bytes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                bytes.put(
                        root.relativize(file).toString(),
                        java.util.HexFormat.of().formatHex(Files.readAllBytes(file)));
            }
        }
        return bytes;
    }
}
