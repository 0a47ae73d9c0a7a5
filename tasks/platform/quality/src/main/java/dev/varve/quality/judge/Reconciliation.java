package dev.varve.quality.judge;

import static dev.varve.quality.check.Measurement.count;

import dev.varve.quality.check.CheckResult;
import dev.varve.quality.check.CheckSentence;
import dev.varve.quality.check.CheckedRows;
import dev.varve.quality.check.Expectation;
import dev.varve.quality.check.Measurement;
import java.util.List;
import java.util.Optional;

/** Whether every record that was read is accounted for. */
final class Reconciliation {

    private static final List<String> COLUMNS = List.of("file", "read", "accepted", "rejected", "ignored");

    private Reconciliation() {}

    static Expectation ofFiles(List<CheckedRows.FileCounts> files) {
        List<CheckedRows.FileCounts> wrong = files.stream()
                .filter(file -> file.read() != file.accepted() + file.rejected() + file.ignored())
                .toList();
        String observed = wrong.isEmpty()
                ? (files.size() == 1 ? "the one file does" : "all " + count(files.size()) + " files do")
                : count(wrong.size()) + " of " + count(files.size()) + " files do not, first "
                        + words(wrong.getFirst());
        Measurement measurement = files.isEmpty()
                ? Measurement.skipped("The load has no files")
                : Measurement.of(wrong.isEmpty(), files.size(), wrong.size(), observed);
        return new Expectation.Known(
                new CheckSentence("every file", "has", "read = accepted + rejected + ignored"),
                measurement,
                sample(wrong));
    }

    /** @param accepted rows of the load's files; empty where conforming may make more or fewer of them */
    static Expectation ofLoad(CheckedRows.LoadCounts counts, Optional<Long> accepted) {
        boolean holds =
                counts.accepted() == counts.contributed() + counts.duplicate() + counts.repeated() + counts.replaced()
                        && counts.accepted() == accepted.orElse(counts.accepted());
        return new Expectation.Known(
                new CheckSentence("load", "has", "accepted = contributed + duplicate + repeated + replaced"),
                Measurement.of(
                        holds,
                        1,
                        holds ? 0 : 1,
                        count(accepted.orElse(counts.accepted())) + " accepted, " + count(counts.contributed())
                                + " contributed, " + count(counts.duplicate()) + " duplicate, "
                                + count(counts.repeated()) + " repeated, " + count(counts.replaced()) + " replaced"),
                CheckResult.Sample.NONE);
    }

    static Expectation rejects(List<CheckedRows.FileCounts> files) {
        long read = files.stream().mapToLong(CheckedRows.FileCounts::read).sum();
        long rejected =
                files.stream().mapToLong(CheckedRows.FileCounts::rejected).sum();
        Measurement measurement = read == 0
                ? Measurement.skipped("No rows were read")
                : Measurement.of(rejected == 0, read, rejected, count(rejected) + " of " + count(read) + " rows");
        return new Expectation.Known(
                new CheckSentence("load", "has", "no rejected rows"),
                measurement,
                sample(files.stream().filter(file -> file.rejected() > 0).toList()));
    }

    private static String words(CheckedRows.FileCounts file) {
        return file.file() + ": " + count(file.read()) + " read, " + count(file.accepted()) + " accepted, "
                + count(file.rejected()) + " rejected, " + count(file.ignored()) + " ignored";
    }

    private static CheckResult.Sample sample(List<CheckedRows.FileCounts> files) {
        if (files.isEmpty()) {
            return CheckResult.Sample.NONE;
        }
        return new CheckResult.Sample(
                COLUMNS,
                files.stream()
                        .limit(CheckResult.Sample.ROWS)
                        .map(file -> List.of(
                                file.file(),
                                Long.toString(file.read()),
                                Long.toString(file.accepted()),
                                Long.toString(file.rejected()),
                                Long.toString(file.ignored())))
                        .toList());
    }
}
