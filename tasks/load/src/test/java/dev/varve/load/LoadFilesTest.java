package dev.varve.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.ledger.Load;
import dev.varve.ledger.TaskOutcome;
import dev.varve.runtime.Session;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadFilesTest {
    private static final byte[] GOOD = Drops.csv("1,one,1.00,2026-03-01", "2,two,2.00,2026-03-01");

    @TempDir
    private Path folder;

    @Test
    void theSameLoadTwiceAddsNothing() {
        try (Session session = new Drops(folder).contract("").open()) {
            Load load = Drops.deliver(session, "2026-03-01T00:00", Map.of("a.csv", GOOD));
            assertThat(Drops.load(session).accepted()).isEqualTo(2);
            List<List<String>> once = Drops.all(session);

            assertThat(Drops.load(session).outcome().outcome()).isEqualTo(TaskOutcome.ALREADY_DONE);
            assertThat(Drops.all(session)).isEqualTo(once);

            // As a process leaves it that died behind the commit, before its answer.
            session.ledger().setState(load.id(), Load.State.REGISTERED);
            Drops.load(session);
            assertThat(Drops.all(session)).isEqualTo(once);
        }
    }

    @Test
    void aFileThatIsDeliveredAgainIsInRawOnce() {
        try (Session session = new Drops(folder).contract("").open()) {
            Drops.deliver(session, "2026-03-01T00:00", Map.of("a.csv", GOOD));
            Load again = Drops.deliver(session, "2026-03-02T00:00", Map.of("b.csv", GOOD, "c.csv", GOOD));

            Loaded loaded = Drops.load(session);

            assertThat(loaded.files()).isEqualTo(1);
            assertThat(Drops.state(session, again)).isEqualTo(Load.State.LOADED);
            assertThat(Drops.rows(session, "select id, name from " + Drops.RAW + " order by id"))
                    .containsExactly("1|one", "2|two");
        }
    }

    @Test
    void aFileThatEndsTooEarlyIsRefusedWithItsReasonAndLeavesRawAsItWas() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(Drops.csv("3,three,3.00,2026-03-02", "4,four,4.00,2026-03-02"));
        }
        byte[] cut = Arrays.copyOf(packed.toByteArray(), packed.size() - 5);
        try (Session session = new Drops(folder).contract("").open()) {
            Drops.deliver(session, "2026-03-01T00:00", Map.of("a.csv", GOOD));
            Drops.load(session);
            List<String> before = raw(session);
            Load refused = Drops.deliver(session, "2026-03-02T00:00", Map.of("b.csv.gz", cut));

            Loaded loaded = Drops.load(session);

            assertThat(raw(session)).isEqualTo(before);
            assertThat(Drops.state(session, refused)).isEqualTo(Load.State.REFUSED);
            assertThat(loaded.sentences())
                    .singleElement()
                    .asString()
                    .startsWith("shop.things: load " + refused.shortKey() + " refused: b.csv.gz: ")
                    .endsWith("eaders keep what they had; deliver the whole file again");
            assertThat(loaded.outcome().failure()).isPresent();
        }
    }

    @Test
    void aFileThatIsRefusedAtItsLastRowLeavesNoneOfThoseBeforeIt() {
        byte[] unterminated = (new String(GOOD, StandardCharsets.UTF_8) + "x,bad,1.00,2026-03-02\n3,\"never closed")
                .getBytes(StandardCharsets.UTF_8);
        try (Session session =
                new Drops(folder).contract("limits: {rejects: 100%}").open()) {
            Drops.deliver(session, "2026-03-01T00:00", Map.of("a.csv", Drops.csv("9,nine,9.00,2026-03-01")));
            Drops.load(session);
            Load refused = Drops.deliver(session, "2026-03-02T00:00", Map.of("b.csv", unterminated));

            assertThat(Drops.load(session).sentences())
                    .singleElement()
                    .asString()
                    .contains("b.csv");

            assertThat(Drops.rows(session, "select id from " + Drops.RAW)).containsExactly("9");
            assertThat(Drops.rows(session, "select * from control.rejected_row"))
                    .isEmpty();
            assertThat(Drops.rows(session, "select state from control.file order by state"))
                    .containsExactly("loaded", "refused");
            assertThat(Drops.state(session, refused)).isEqualTo(Load.State.REFUSED);
        }
    }

    @Test
    void asManyRejectsAsTheLimitAllowsAreLoaded() {
        try (Session session =
                new Drops(folder).contract("limits: {rejects: 20%}").open()) {
            Load load = Drops.deliver(
                    session, "2026-03-01T00:00", Map.of("a.csv", Drops.csv("1,,,", "2,,,", "3,,,", "4,,,", "x,,,")));

            assertThat(Drops.load(session).sentences()).isEmpty();

            assertThat(Drops.state(session, load)).isEqualTo(Load.State.LOADED);
            assertThat(session.warehouse().count(Drops.RAW)).isEqualTo(4);
        }
    }

    @Test
    void moreRejectsRefuseTheWholeLoadAndStayToBeLookedAt() {
        Drops drops = new Drops(folder).contract("limits: {rejects: 20%}");
        Load load;
        try (Session session = drops.open()) {
            load = Drops.deliver(
                    session,
                    "2026-03-01T00:00",
                    Map.of("a.csv", GOOD, "b.csv", Drops.csv("3,,,", "4,,,", "x,,,", "y,,,")));

            assertThat(Drops.load(session).sentences())
                    .containsExactly("shop.things: load " + load.shortKey()
                            + " refused: 2 of 6 rows do not fit the contract, more than limits.rejects allows (20 %);"
                            + " varve rejects shop.things --load " + load.shortKey() + " lists them");

            assertThat(session.warehouse().count(Drops.RAW)).isZero();
            assertThat(Drops.rows(session, "select row_number, raw_text from control.rejected_row order by row_number"))
                    .containsExactly("3|x,,,", "4|y,,,");
            assertThat(Drops.load(session).outcome().outcome()).isEqualTo(TaskOutcome.ALREADY_DONE);
            assertThat(Drops.state(session, load)).isEqualTo(Load.State.REFUSED);
        }
        drops.contract("limits: {rejects: 50%}");
        try (Session session = drops.open()) {
            assertThat(Drops.load(session))
                    .extracting(Loaded::accepted, Loaded::rejected)
                    .containsExactly(4L, 2L);
            assertThat(Drops.state(session, load)).isEqualTo(Load.State.LOADED);
            assertThat(session.warehouse().count("control.rejected_row")).isEqualTo(2);
        }
    }

    @Test
    void aChangedContractReadsEveryFileAgainAndARowIsStillThereOnce() {
        Drops drops = new Drops(folder).contract("limits: {rejects: 100%}");
        try (Session session = drops.open()) {
            Drops.deliver(session, "2026-03-01T00:00", Map.of("a.csv", Drops.csv("1,one,1.00,05.03.2026", "2,two,,")));
            Drops.load(session);
            assertThat(Drops.rows(session, "select id from " + Drops.RAW)).containsExactly("2");
        }
        drops.contract(
                "limits: {rejects: 100%}", Drops.COLUMNS.replace("day: date", "day: {type: date, format: dd.MM.yyyy}"));
        try (Session session = drops.open()) {
            Drops.load(session);

            assertThat(Drops.rows(session, "select id, day from " + Drops.RAW + " order by id"))
                    .containsExactly("1|2026-03-05", "2|null");
            assertThat(session.warehouse().count("control.rejected_row")).isZero();
        }
    }

    private static List<String> raw(Session session) {
        return Drops.rows(session, "select * from " + Drops.RAW + " order by _file_id, _row_number");
    }
}
