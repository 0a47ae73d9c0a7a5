package dev.varve.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.varve.cli.Workspace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Domains, datasets, columns, children, roles, aggregates and measures that are called like what our own SQL names, like words of
 * SQL or unusually answer as any other names do. {@code -Dvarve.seed=7} draws others.
 */
@Tag("slow")
class NamesTest {
    private static final long SEED = Long.getLong("varve.seed", 1);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void drawnNamesAnswerAsPlainOnesDo(NamedWorld.Kind kind) throws Exception {
        List<String> words = DrawnNames.all();
        assertThat(words)
                .hasSizeGreaterThan(800)
                .contains(
                        "r",
                        "place",
                        "ordinal",
                        "scope",
                        "delivery_id",
                        "_c".substring(1),
                        "select",
                        "null",
                        "all",
                        "rowid");
        List<String> plain = IntStream.range(0, NamedWorld.NAMES)
                .mapToObj("plain%d"::formatted)
                .toList();
        List<String> drawn = NamedWorld.draw(new Random(SEED * 31 + kind.ordinal()), words);

        List<String> wanted = new NamedWorld(folder.resolve("plain"), kind, plain).answers();
        NamedWorld world = new NamedWorld(folder.resolve("drawn"), kind, drawn);
        List<String> answers = new ArrayList<>();
        assertThatNoException().as("names of seed " + SEED + ": " + drawn).isThrownBy(() -> {
            answers.addAll(world.answers());
            world.rebuild();
        });
        IntStream.range(0, Math.min(answers.size(), wanted.size()))
                .forEach(i -> assertThat(answers.get(i))
                        .as("answer " + i + " with names of seed " + SEED + ": " + drawn)
                        .isEqualTo(wanted.get(i)));
        assertThat(answers).hasSameSizeAs(wanted).hasSizeGreaterThan(40);
    }

    /** DuckDB takes folders such as env=prod for columns of the files below them. */
    @Test
    void foldersOnTheWayToHomeAreNoColumns() throws Exception {
        Workspace shop = new Workspace(folder.resolve("env=prod").resolve("id=7")).contract("""
                landing: things/{received_at:yyyyMMdd}.csv
                key: id
                columns: {id: integer, env: text}
                """);
        shop.land("things/20260101.csv", "id,env\n1,test\n", "2026-01-09T00:00:00Z")
                .run();

        assertThat(shop.query("select * exclude (_file_id, _load_id) from snapshot.shop_things_latest"))
                .singleElement()
                .asString()
                .startsWith("1,test,");
        assertThat(shop.query("select id, env from snapshot.shop_things_latest", "--as-known-at", "2026-01-02"))
                .containsExactly("1,test");
    }
}
