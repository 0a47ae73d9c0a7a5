package dev.varve.cli.why;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.worlds.product.Outcome;
import dev.varve.worlds.product.Product;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WhyGoneTest {
    @TempDir
    private Path folder;

    private Product product;

    @BeforeEach
    void declare() throws IOException {
        write("sql/lab/samples/contract.yaml", """
                landing: samples/{received_at:yyyy-MM-dd}.ndjson
                restates: all
                key: id
                columns: {id: integer}
                children:
                  tests:
                    each: tests
                    columns: {name: text}
                limits: {deletes: 100%}
                """);
        write("sql/lab/readings/contract.yaml", """
                landing: readings/{received_at:yyyy-MM-dd}/{day:yyyy-MM-dd}.csv
                restates: day
                key: [day, sensor]
                effective_at: day
                columns: {day: date, sensor: text, value: double}
                limits: {deletes: 100%}
                """);
        product = new Product(folder.resolve("home"), folder.resolve("landing"), folder.resolve("sql"));
    }

    @Test
    void aChildGoesWithTheParentThatAListingLacks() throws IOException {
        write("landing/samples/2026-03-01.ndjson", """
                {"id":1,"tests":[{"name":"ph"},{"name":"salt"}]}
                {"id":2,"tests":[]}
                """);
        write("landing/samples/2026-03-02.ndjson", "{\"id\":2,\"tests\":[]}\n");
        run("lab.samples");
        assertThat(why("snapshot.lab_tests_latest", "id=1", "position=2"))
                .contains(
                        "id=1 position=2 was deleted at 2026-03-02 00:00:00 with the lab.samples that it belongs to: the"
                                + " listing of lab.samples received then no longer names that")
                .contains("file      samples/2026-03-02.ndjson\n")
                .contains("it is element 2 of tests", "file      samples/2026-03-01.ndjson, row 1");
    }

    @Test
    void aWithdrawnFactSaysWhichListingLacksIt() throws IOException {
        write("landing/readings/2026-03-02/2026-03-01.csv", "sensor,value\na,1.5\nb,2.5\n");
        write("landing/readings/2026-03-03/2026-03-01.csv", "sensor,value\na,1.5\n");
        run("lab.readings");
        assertThat(why("snapshot.lab_readings_latest", "day=2026-03-01", "sensor=b"))
                .contains("the listing received at 2026-03-03 00:00:00 lacks it, so it was withdrawn")
                .contains("file      readings/2026-03-02/2026-03-01.csv, row 2", "  b,2.5");
        assertThat(why("snapshot.lab_readings_latest", "day=2026-03-01", "sensor=a", "--column", "day"))
                .contains("day is taken from the path of the file");
    }

    private void run(String dataset) {
        Outcome outcome = product.run("run", dataset);
        assertThat(outcome.exit()).as(outcome::toString).isZero();
    }

    private String why(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "why";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        Outcome outcome = product.run(all);
        assertThat(outcome.exit()).as(outcome::toString).isZero();
        return outcome.out();
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
