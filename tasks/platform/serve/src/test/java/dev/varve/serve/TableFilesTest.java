package dev.varve.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.contract.Tables;
import dev.varve.derive.outbox.Known;
import dev.varve.derive.outbox.Outbox;
import dev.varve.warehouse.Cells;
import dev.varve.warehouse.Engine;
import dev.varve.warehouse.Migrations;
import dev.varve.warehouse.TableColumn;
import dev.varve.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files of a table beside a model that keeps every state of it as a set of rows. */
class TableFilesTest {
    private static final Tables.Name TARGET = Tables.Name.of("snapshot.shop_things_latest");
    private static final Tables.Name STAGED = Tables.Name.of("staging.staged");
    private static final List<String> IDENTITY = List.of("k", "part");
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    private Path folder;

    private Warehouse warehouse;
    private Outbox outbox;
    private TableFiles files;
    private ServedSql sql;
    private ServedTable served;
    private Set<String> rows = new TreeSet<>();
    private final TreeMap<Instant, Set<String>> states = new TreeMap<>();

    @BeforeEach
    void open() {
        warehouse = Engine.named("duckdb").inMemory(new Engine.Settings("", 2, folder, List.of(folder)));
        Migrations.apply(warehouse);
        outbox = new Outbox(warehouse);
        files = new TableFiles(warehouse, new FileStore(warehouse, ServePlace.of(folder)), ServePlace.of(folder));
        sql = new ServedSql(ServePlace.of(folder));
    }

    @AfterEach
    void close() {
        warehouse.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void tellEveryStateOfASmallTable(long seed) throws IOException {
        change(new Random(seed), 20, 12, 60);
    }

    /** Large enough that a file of which much is removed is written anew. */
    @Test
    void tellEveryStateOfALargeTable() throws IOException {
        change(new Random(7), 12_000, 1_500, 12);
    }

    /** @param size rows at first @param most that come or go at once */
    private void change(Random random, int size, int most, int times) throws IOException {
        Instant at = START;
        Set<String> first = new HashSet<>();
        for (int i = 0; i < size; i++) {
            first.add(row(i, random));
        }
        publish(true, first, Set.of(), at);
        export();
        for (int time = 0; time < times; time++) {
            at = at.plusSeconds(random.nextInt(3));
            Set<String> gone = new TreeSet<>();
            Set<String> come = new TreeSet<>();
            List<String> present = new ArrayList<>(rows);
            for (int i = 1 + random.nextInt(most); i > 0; i--) {
                String row = present.isEmpty() ? null : present.get(random.nextInt(present.size()));
                int key = row == null || random.nextInt(4) == 0 ? random.nextInt(size * 2) : key(row);
                rows.stream().filter(one -> key(one) == key).limit(1).forEach(gone::add);
                if (come.stream().noneMatch(one -> key(one) == key) && random.nextInt(3) > 0) {
                    come.add(row(key, random));
                }
            }
            Set<String> same = new HashSet<>(gone);
            same.retainAll(come);
            gone.removeAll(same);
            come.removeAll(same);
            boolean whole = random.nextInt(8) == 0;
            if (whole) {
                Set<String> all = new TreeSet<>(rows);
                all.removeAll(gone);
                all.addAll(come);
                outbox.keep(TARGET, new Known(outbox.known(TARGET).token(), Optional.of(at), Optional.of(at)));
                publish(true, all, Set.of(), at);
                states.headMap(at).clear();
            } else if (!gone.isEmpty() || !come.isEmpty()) {
                publish(false, come, gone, at);
            }
            if (random.nextInt(3) > 0) {
                export();
                proved(random.nextInt(8) == 0);
            }
        }
        export();
        proved(true);
        served = files.compact(TARGET, served, true);
        proved(true);
        assertThat(served.rows()).hasSize(1);
        assertThat(served.removed()).isEmpty();
        assertThat(served.past().size()).isLessThanOrEqualTo(1);
    }

    private static int key(String row) {
        return Integer.parseInt(row.substring(0, row.indexOf(',')));
    }

    /** An odd key has no part, and so an identity that is partly null. */
    private static String row(int key, Random random) {
        return key + "," + (key % 2 == 1 ? "null" : "p" + key % 3) + ",v" + random.nextInt(1_000);
    }

    private void publish(boolean whole, Set<String> come, Set<String> gone, Instant at) {
        String change = "change " + at + come + gone;
        if (whole) {
            rows = new TreeSet<>(come);
            write(TARGET, Map.of("insert", rows));
            outbox.putWhole(TARGET, IDENTITY, change, at);
        } else {
            outbox.beforeChange(TARGET);
            rows.removeAll(gone);
            rows.addAll(come);
            write(TARGET, Map.of("insert", rows));
            write(STAGED, Map.of("insert", come, "delete", gone));
            outbox.putDifference(TARGET, IDENTITY, STAGED, change, at);
        }
        states.put(at, new TreeSet<>(rows));
    }

    /** @param written rows by their kind of change, which only what is staged has a column of */
    private void write(Tables.Name table, Map<String, Set<String>> written) {
        warehouse.run("drop table if exists " + table);
        warehouse.create(
                table.toString(),
                List.of(
                        new TableColumn("_op", "varchar"),
                        new TableColumn("k", "integer"),
                        new TableColumn("part", "varchar"),
                        new TableColumn("v", "varchar")));
        written.forEach((op, some) -> insert(table, op, some));
        if (!table.equals(STAGED)) {
            warehouse.run("alter table " + table + " drop column _op");
        }
    }

    private void insert(Tables.Name table, String op, Set<String> staged) {
        if (staged.isEmpty()) {
            return;
        }
        List<String> values = staged.stream()
                .map(row -> row.split(","))
                .map(row -> "('" + op + "', " + row[0] + ", " + (row[1].equals("null") ? "null" : "'" + row[1] + "'")
                        + ", '" + row[2] + "')")
                .toList();
        warehouse.run("insert into " + table + " values " + String.join(", ", values));
    }

    private void export() throws IOException {
        if (outbox.waiting(TARGET).isEmpty()) {
            return;
        }
        Known known = outbox.known(TARGET);
        served = files.follow(TARGET, Optional.ofNullable(served), outbox.waiting(TARGET))
                .orElseThrow();
        served = files.compact(TARGET, served.since(known), false);
        outbox.forget(TARGET);
    }

    /** @param all at every moment, not only now and at the last ones */
    private void proved(boolean all) {
        assertThat(read(sql.now(served))).isEqualTo(rows);
        assertThat(served.count()).isEqualTo(rows.size());
        Instant since = Optional.ofNullable(served.knownSince()).orElse(START);
        Instant from = all ? since : states.lastKey();
        for (Map.Entry<Instant, Set<String>> state : states.tailMap(from).entrySet()) {
            assertThat(read(sql.knownAt(served, state.getKey())))
                    .as("at %s", state.getKey())
                    .isEqualTo(state.getValue());
            assertThat(read("select k, part, v from (" + sql.versions(served) + ") where _known_from <= timestamp '"
                            + state.getKey().toString().replace("Z", "")
                            + "' and (_known_to is null or _known_to > timestamp '"
                            + state.getKey().toString().replace("Z", "") + "')"))
                    .isEqualTo(state.getValue());
        }
    }

    private Set<String> read(String query) {
        List<Cells> cells = warehouse.query(query);
        Set<String> read = new TreeSet<>();
        cells.forEach(row -> read.add(row.number(0) + "," + row.text(1) + "," + row.text(2)));
        assertThat(read).hasSameSizeAs(cells);
        return read;
    }
}
