package dev.varve.warehouse.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.contract.Aggregate;
import dev.varve.warehouse.Engine;
import dev.varve.warehouse.Warehouse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZoneTablesTest {
    @TempDir
    private Path folder;

    private Warehouse warehouse;

    @BeforeEach
    void open() {
        warehouse = new DuckDb().inMemory(new Engine.Settings("", 0, folder, List.of(folder)));
        warehouse.run("create table t (moment timestamp)");
    }

    @AfterEach
    void close() {
        warehouse.close();
    }

    /** Random ones, and those about each turn of the zone. */
    private TreeSet<LocalDateTime> fill(ZoneId zone) {
        Random dice = new Random(7);
        TreeSet<LocalDateTime> times = new TreeSet<>();
        for (int i = 0; i < 300; i++) {
            times.add(LocalDateTime.ofEpochSecond(dice.nextLong(-3_000_000_000L, 5_000_000_000L), 0, ZoneOffset.UTC));
        }
        Instant at = Instant.parse("1900-01-01T00:00:00Z");
        for (int i = 0; i < 150 && zone.getRules().nextTransition(at) != null; i++) {
            at = zone.getRules().nextTransition(at).getInstant();
            for (int minutes = -250; minutes <= 250; minutes += 25) {
                times.add(LocalDateTime.ofInstant(at.plus(minutes, ChronoUnit.MINUTES), ZoneOffset.UTC));
            }
            times.add(LocalDateTime.ofInstant(at.minusNanos(1_000), ZoneOffset.UTC));
        }
        StringBuilder rows = new StringBuilder("insert into t values ");
        times.forEach(time -> rows.append("('").append(time).append("'), "));
        warehouse.run(rows.toString().replaceFirst(", $", ""));
        return times;
    }

    private List<String> answers(String expression) {
        return warehouse.query("select cast(" + expression + " as varchar) from t _l order by _l.moment").stream()
                .map(row -> row.text(0))
                .toList();
    }

    private static String utc(ZonedDateTime time) {
        return DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").format(time.withZoneSameInstant(ZoneOffset.UTC));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Europe/Paris",
                "Asia/Kolkata",
                "Australia/Lord_Howe",
                "America/Sao_Paulo",
                "Africa/Casablanca",
                "Pacific/Apia",
                "+05:45",
                "America/St_Johns"
            })
    void daysAndHoursAreThoseOfJava(String name) {
        ZoneId zone = ZoneId.of(name);
        TreeSet<LocalDateTime> times = fill(zone);
        var dialect = warehouse.dialect();
        List<String> days =
                answers(dialect.windowStart("_l.moment", new Aggregate.Window(1, Aggregate.Unit.DAY), zone));
        List<String> hours =
                answers(dialect.windowStart("_l.moment", new Aggregate.Window(1, Aggregate.Unit.HOUR), zone));
        List<String> starts = answers(dialect.startOfDay("cast(_l.moment as date)", zone));
        int i = 0;
        for (LocalDateTime time : times) {
            ZonedDateTime there = time.atZone(ZoneOffset.UTC).withZoneSameInstant(zone);
            assertThat(days.get(i))
                    .as("day of %s", time)
                    .isEqualTo(there.toLocalDate().toString());
            ZonedDateTime hour = there.truncatedTo(ChronoUnit.HOURS);
            if (hour.getOffset().equals(there.getOffset())) {
                assertThat(hours.get(i)).as("hour of %s", time).isEqualTo(utc(hour));
            }
            assertThat(starts.get(i))
                    .as("start of the day of %s", time)
                    .isEqualTo(utc(time.toLocalDate().atStartOfDay(zone)));
            i++;
        }
    }

    @Test
    void severalHoursBeginAtOneInstantThoughTheZoneTurnsWithin() {
        warehouse.run("insert into t values ('2026-03-28 23:30'), ('2026-03-29 01:30'), ('2026-10-24 22:30'),"
                + " ('2026-10-25 00:30'), ('2026-10-25 01:30'), ('2026-10-25 05:30')");
        String expression = warehouse
                .dialect()
                .windowStart("_l.moment", new Aggregate.Window(6, Aggregate.Unit.HOUR), ZoneId.of("Europe/Paris"));
        assertThat(answers(expression))
                .containsExactly(
                        "2026-03-28 23:00:00",
                        "2026-03-28 23:00:00",
                        "2026-10-24 22:00:00",
                        "2026-10-24 22:00:00",
                        "2026-10-24 22:00:00",
                        "2026-10-25 05:00:00");
    }

    @Test
    void whatLiesOutsideTheTableCountsByItsNearestDay() {
        warehouse.run("insert into t values ('0001-01-01'), ('9999-12-31 12:00')");
        String expression = warehouse
                .dialect()
                .windowStart("_l.moment", new Aggregate.Window(1, Aggregate.Unit.DAY), ZoneId.of("Europe/Paris"));
        assertThat(answers(expression)).containsExactly("0001-01-01", "9999-12-31");
    }

    @Test
    void offsetsStayWhereATransactionIsTakenBack() {
        fill(ZoneId.of("Europe/Paris"));
        warehouse.run("begin transaction");
        String expression = warehouse
                .dialect()
                .windowStart("_l.moment", new Aggregate.Window(1, Aggregate.Unit.DAY), ZoneId.of("Europe/Paris"));
        assertThat(answers(expression)).isNotEmpty();
        warehouse.run("rollback");
        assertThat(answers(expression)).doesNotContainNull();
    }
}
