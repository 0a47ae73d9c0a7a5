package dev.varve.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.contract.read.Contracts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChainRowsTest {
    private static final int ROWS = 2_000;

    @TempDir
    private Path folder;

    private ChainRows rows;

    @BeforeEach
    void of() {
        rows = new ChainRows(folder.resolve("data"), ROWS, ChainRows.Keys.INTEGER);
    }

    @Test
    void areTheSameWheneverTheyAreWritten() throws Exception {
        ChainRows again = new ChainRows(folder.resolve("again"), ROWS, ChainRows.Keys.INTEGER);

        assertThat(again.first()).hasSameBinaryContentAs(rows.first());
        assertThat(again.delta(3, 50, ChainRows.Drawn.RANDOM))
                .hasSameBinaryContentAs(rows.delta(3, 50, ChainRows.Drawn.RANDOM));
    }

    @Test
    void haveEveryKeyOnceInNoOrder() throws Exception {
        List<String> keys = keys(rows.first());

        assertThat(keys).hasSize(ROWS).doesNotHaveDuplicates().isNotEqualTo(sorted(keys));
        assertThat(sorted(keys)).startsWith("1000000000").endsWith("1000001999");
    }

    @Test
    void changeInATenth() throws Exception {
        List<String> first = lines(rows.first());
        List<String> second = lines(rows.second());

        assertThat(sorted(keys(rows.second()))).isEqualTo(sorted(keys(rows.first())));
        assertThat(second).filteredOn(line -> !first.contains(line)).hasSize(ROWS / 10);
        assertThat(keys(rows.second())).isNotEqualTo(keys(rows.first()));
    }

    @Test
    void changeInEveryRowOfADelta() throws Exception {
        List<String> before = lines(rows.first());
        List<String> drawn = lines(rows.delta(1, 100, ChainRows.Drawn.RANDOM));
        before.addAll(drawn);
        List<String> next = lines(rows.delta(2, ROWS, ChainRows.Drawn.RANDOM));

        assertThat(drawn).hasSize(100).doesNotHaveDuplicates().doesNotContainAnyElementsOf(lines(rows.first()));
        assertThat(next).hasSize(ROWS).doesNotContainAnyElementsOf(before);
    }

    @Test
    void areOfTheNewestDayWhereADeltaHasNoOthers() throws Exception {
        assertThat(days(rows.delta(1, 20, ChainRows.Drawn.NEWEST))).containsOnly("2020-04-09");
        assertThat(days(rows.delta(1, 20, ChainRows.Drawn.RANDOM))).hasSizeGreaterThan(10);
        assertThat(days(rows.first())).hasSize(100).endsWith("2020-04-09");
    }

    @Test
    void fitTheirContract() throws Exception {
        ChainRows text = new ChainRows(folder.resolve("text"), ROWS, ChainRows.Keys.TEXT);
        for (ChainRows one : List.of(rows, text)) {
            Path contract =
                    Files.createDirectories(folder.resolve("bench/chain")).resolve("contract.yaml");
            Files.writeString(contract, one.contract(true));

            assertThat(Contracts.read(List.of(folder))
                            .find(ChainRows.DATASET)
                            .orElseThrow()
                            .landing()
                            .match("rows.20200101.csv.gz"))
                    .isPresent();
        }
        assertThat(text.oneKey()).isEqualTo("'order-1000001000'");
        assertThat(keys(text.first())).contains("order-1000001000");
        assertThat(rows.contract(false)).isEqualTo(rows.contract(true).replace("restates: all\n", ""));
    }

    private static List<String> sorted(List<String> texts) {
        return texts.stream().sorted().toList();
    }

    private static List<String> keys(Path file) throws IOException {
        return lines(file).stream().map(line -> line.split(",")[0]).toList();
    }

    private static List<String> days(Path file) throws IOException {
        return lines(file).stream()
                .map(line -> line.split(",")[1])
                .sorted()
                .distinct()
                .toList();
    }

    private static List<String> lines(Path file) throws IOException {
        try (BufferedReader text = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return new ArrayList<>(text.lines().skip(1).toList());
        }
    }
}
