package dev.varve.ledger;

import dev.varve.storage.Archive;
import dev.varve.warehouse.Cells;
import dev.varve.warehouse.Sql;
import dev.varve.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** What persons decided about rejected rows: append-only, and kept as JSON beside the archive. */
public final class RejectDecisions {
    private final Warehouse warehouse;
    private final String dataset;

    public RejectDecisions(Warehouse warehouse, String dataset) {
        this.warehouse = warehouse;
        this.dataset = dataset;
    }

    /** The decisions of one command, as they stand beside the archive. */
    public record Archived(String dataset, long sequence, List<RejectDecision> decisions) {}

    /** In the caller's transaction. */
    public void write(List<RejectDecision> decisions) {
        write(
                warehouse
                                .query(Sql.named("rejects/last_decision"), dataset)
                                .getFirst()
                                .number(0)
                        + 1,
                decisions);
    }

    /** The same again, as the archive has them. */
    public void restore(Archived archived) {
        write(archived.sequence(), archived.decisions());
    }

    private void write(long sequence, List<RejectDecision> decisions) {
        for (RejectDecision one : decisions) {
            warehouse.run(
                    Sql.named("rejects/insert_decision"),
                    sequence,
                    dataset,
                    one.fileId(),
                    one.rowNumber(),
                    one.decision().text(),
                    one.at(),
                    one.by(),
                    one.reason(),
                    one.correctedText(),
                    one.rejectedKey(),
                    one.said().line(),
                    one.said().offset(),
                    one.said().column(),
                    one.said().reasonCode(),
                    one.said().message(),
                    one.said().text(),
                    one.said().cut());
        }
    }

    /** Of every row that a person let in, by its file: its corrected text, empty where its own is read. */
    public Map<Long, SortedMap<Long, Optional<String>>> admitted() {
        Map<Long, SortedMap<Long, Optional<String>>> admitted = new HashMap<>();
        for (Cells row : warehouse.query(Sql.named("rejects/admitted"), dataset)) {
            admitted.computeIfAbsent(row.number(0), file -> new TreeMap<>())
                    .put(row.number(1), Optional.ofNullable(row.text(2)));
        }
        return admitted;
    }

    /** The texts that stand for those of admitted rows. */
    public static SortedMap<Long, String> corrected(SortedMap<Long, Optional<String>> admitted) {
        SortedMap<Long, String> texts = new TreeMap<>();
        admitted.forEach((number, text) -> text.ifPresent(corrected -> texts.put(number, corrected)));
        return texts;
    }

    /** Writes what the archive does not have yet, a file for each command. */
    public void archive(Archive archive) {
        Map<Long, List<RejectDecision>> commands = new LinkedHashMap<>();
        for (Cells row : warehouse.query(Sql.named("rejects/decisions"), dataset)) {
            commands.computeIfAbsent(row.number(0), sequence -> new ArrayList<>())
                    .add(decision(row));
        }
        String folder = "reject_decisions/" + dataset;
        Map<String, Supplier<String>> texts = new LinkedHashMap<>();
        commands.forEach((sequence, decisions) -> texts.put(
                folder + "/" + String.format("%08d.json", sequence),
                () -> Json.lines(new Archived(dataset, sequence, decisions))));
        archive.writeOnce(folder, texts);
    }

    private static RejectDecision decision(Cells row) {
        return new RejectDecision(
                row.number(1),
                row.number(2),
                RejectDecision.Kind.of(row.text(3)),
                row.time(4),
                row.text(5),
                row.text(6),
                row.text(7),
                row.text(8),
                new RejectDecision.Said(
                        row.number(9),
                        row.number(10),
                        row.text(11),
                        row.text(12),
                        row.text(13),
                        row.text(14),
                        row.flag(15)));
    }
}
