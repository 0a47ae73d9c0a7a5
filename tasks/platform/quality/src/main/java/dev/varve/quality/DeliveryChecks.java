package dev.varve.quality;

import dev.varve.contract.Check;
import dev.varve.contract.Contract;
import dev.varve.contract.Severity;
import dev.varve.derive.Dataset;
import dev.varve.derive.judged.Redelivered;
import dev.varve.derive.judged.Redelivered.Twin;
import dev.varve.ledger.Delivery;
import dev.varve.ledger.Ledger;
import dev.varve.ledger.Load;
import dev.varve.ledger.Metric;
import dev.varve.quality.check.CheckResult;
import dev.varve.quality.check.Measurement;
import dev.varve.warehouse.Cells;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is doubtful about the files of a load: that they came before, that they say less than they did, or contradict each other. */
final class DeliveryChecks {
    private static final int NAMED = 3;

    /** A version of fewer rows says little by losing some. */
    private static final long FEW_ROWS = 20;

    private final Contract contract;
    private final Dataset dataset;
    private final Redelivered redelivered;
    private final List<Delivery> deliveries;
    private final boolean beats;
    private final List<CheckResult> results = new ArrayList<>();

    private DeliveryChecks(Ledger ledger, Dataset dataset, Load load) {
        this.contract = dataset.contract();
        this.dataset = dataset;
        this.redelivered = new Redelivered(ledger.warehouse(), dataset, load);
        this.deliveries = ledger.deliveries(load.id());
        this.beats = ledger.metrics(load)
                        .getOrDefault(dataset.main().changes().toString(), Map.of())
                        .getOrDefault(Metric.DUPLICATE, 0L)
                > 0;
    }

    /** Those that concern the load: most loads have no such files. */
    static List<CheckResult> look(Ledger ledger, Dataset dataset, Load load) {
        DeliveryChecks checks = new DeliveryChecks(ledger, dataset, load);
        checks.twins();
        checks.samePath();
        checks.versions();
        checks.agreement();
        return checks.results;
    }

    private void twins() {
        List<Twin> twins = redelivered.twins();
        List<Twin> elsewhere = twins.stream().filter(Twin::elsewhere).toList();
        if (contract.isUndated() && contract.redelivery().repeated().isEmpty()) {
            doubts(twins, elsewhere);
        }
        if (!elsewhere.isEmpty()) {
            long rows = elsewhere.stream().mapToLong(Twin::rows).sum();
            add(
                    check(
                            "no_repeated_files",
                            dataset.keyless() && rows > 0 ? Severity.WARNING : Severity.INFO,
                            "A copy is likelier than a second file with the same bytes; repeated: ignore or count decides."),
                    "files have bytes of their own",
                    Measurement.of(false, deliveries.size(), elsewhere.size(), names(elsewhere)));
        }
    }

    /** Where only the time of the file says that it is another one. */
    private void doubts(List<Twin> twins, List<Twin> elsewhere) {
        if (twins.isEmpty()) {
            return;
        }
        String why = "Nothing but the time of the file says whether it was copied or says so again;"
                + " approve it, or decide for all with repeated: ignore or count.";
        if (contract.addsUndatedRows()) {
            List<Twin> atOnce = elsewhere.stream().filter(Twin::atOnce).toList();
            long rows = atOnce.stream().mapToLong(Twin::rows).sum();
            add(
                    check("copies_add_nothing", Severity.CRITICAL, why),
                    "files with the bytes and the time of another add nothing",
                    Measurement.of(
                            rows == 0,
                            twins.size(),
                            atOnce.size(),
                            rows == 0
                                    ? "no row would count twice"
                                    : Measurement.count(rows) + " rows would count twice: " + names(atOnce)));
        } else if (contract.isRestating()) {
            setBack(why, twins, redelivered.listedSince(), "rows of listings that another came after");
        } else {
            setBack(why, twins, redelivered.setBack(), "keys");
        }
    }

    private void setBack(String why, List<Twin> twins, long count, String what) {
        add(
                check("copies_set_nothing_back", Severity.CRITICAL, why),
                "files with the bytes of an earlier one set nothing back",
                Measurement.of(
                        count == 0,
                        twins.size(),
                        count,
                        count == 0
                                ? "nothing would be set back"
                                : Measurement.count(count) + " " + what + " would be set back: " + names(twins)));
    }

    private static String names(List<Twin> twins) {
        List<String> named = twins.stream()
                .limit(NAMED)
                .map(twin -> twin.elsewhere()
                        ? twin.path() + " has the bytes of " + twin.before()
                        : twin.path() + " has the bytes it had before another file")
                .toList();
        return String.join(", ", named) + (twins.size() > NAMED ? " and " + (twins.size() - NAMED) + " more" : "");
    }

    private void samePath() {
        if (!contract.addsUndatedRows() || contract.redelivery().samePath().isPresent()) {
            return;
        }
        List<String> paths = redelivered.otherContent();
        if (!paths.isEmpty()) {
            add(
                    check(
                            "same_path_is_declared",
                            Severity.CRITICAL,
                            "Without a key, nothing says whether its rows are new. Say same_path: adds (they are), replaces"
                                    + " (the file was corrected) or grows (it was added to), or approve, which means adds."),
                    "files keep their content, or same_path is declared",
                    Measurement.of(
                            false,
                            deliveries.size(),
                            paths.size(),
                            paths.getFirst() + " has other content than before"
                                    + (paths.size() > 1 ? ", and " + (paths.size() - 1) + " more" : "")));
        }
    }

    private void versions() {
        if (deliveries.stream().noneMatch(delivery -> delivery.item().object().version() > 1)) {
            return;
        }
        Cells counts = redelivered.replaced();
        long replaced = counts.number(0);
        long gone = counts.number(1);
        if (replaced < FEW_ROWS) {
            return;
        }
        String limit = "at most " + contract.limits().deletes().text();
        String what = dataset.keyless() ? "rows" : "keys";
        add(
                check(
                        "corrections_keep_rows",
                        Severity.CRITICAL,
                        "A correction that was cut short empties what it corrects."),
                limit + " of the " + what + " of a corrected file are gone (limits.deletes)",
                Measurement.of(
                        !contract.limits().deletes().exceededBy(gone, replaced),
                        replaced,
                        gone,
                        Measurement.count(gone) + " of " + Measurement.count(replaced) + " " + what
                                + " would be gone"));
    }

    private void agreement() {
        if (dataset.keyless() || deliveries.size() < 2) {
            return;
        }
        List<Cells> contradictions = beats ? redelivered.contradictions() : List.of();
        int paths = dataset.main().keyNames().size();
        add(
                check(
                        "drop_agrees",
                        Severity.WARNING,
                        "Of two files of one drop the one modified last wins, then the one with the greater path."),
                "files of the load agree on every key",
                Measurement.of(
                        contradictions.isEmpty(),
                        deliveries.size(),
                        contradictions.size(),
                        contradictions.isEmpty()
                                ? "all " + deliveries.size() + " files do"
                                : Measurement.count(contradictions.size())
                                        + (contradictions.size() == 1 ? " key differs" : " keys differ")
                                        + ", first between "
                                        + contradictions.getFirst().text(paths) + " and "
                                        + contradictions.getFirst().text(paths + 1)));
    }

    private Check check(String name, Severity severity, String why) {
        return Check.builtIn(name, name, Optional.empty(), severity, why, contract.owner());
    }

    private void add(Check check, String words, Measurement found) {
        CheckResult.State state = found.holds()
                ? CheckResult.State.PASS
                : check.severity() == Severity.CRITICAL ? CheckResult.State.FAIL : CheckResult.State.WARN;
        results.add(CheckResult.of(contract.dataset(), check)
                .words(words)
                .expected(words)
                .state(state)
                .found(found)
                .build());
    }
}
