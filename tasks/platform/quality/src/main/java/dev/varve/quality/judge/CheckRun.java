package dev.varve.quality.judge;

import dev.varve.contract.Check;
import dev.varve.contract.Contract;
import dev.varve.contract.Severity;
import dev.varve.quality.check.CheckResult;
import dev.varve.quality.check.CheckResult.Sample;
import dev.varve.quality.check.CheckResult.State;
import dev.varve.quality.check.CheckResultBuilder;
import dev.varve.quality.check.CheckSentence;
import dev.varve.quality.check.CheckedRows;
import dev.varve.quality.check.Expectation;
import dev.varve.quality.check.FailingRows;
import dev.varve.quality.check.MeasuredTable;
import dev.varve.quality.check.Measurement;
import dev.varve.quality.check.Privacy;
import dev.varve.quality.sql.CheckCannotRun;
import dev.varve.quality.sql.Queries;
import dev.varve.warehouse.Warehouse;
import java.util.List;
import java.util.Optional;

/** One evaluation: scans each table once, then judges check by check. */
final class CheckRun {

    private final Contract contract;
    private final CheckedRows subject;
    private final Runnable restore;
    private final Privacy privacy;
    private final CheckPlan plan;

    CheckRun(Warehouse warehouse, Contract contract, CheckedRows subject, Runnable restore) {
        this.contract = contract;
        this.subject = subject;
        this.restore = restore;
        this.privacy = Privacy.of(contract);
        this.plan = new CheckPlan(new Queries(warehouse), contract, subject, privacy);
    }

    List<CheckResult> results() {
        plan.tables().forEach(this::scan);
        return plan.checks().stream().map(this::judge).toList();
    }

    /** A failed scan does not say which check is at fault: each then runs by itself, and those that are say so. */
    private void scan(MeasuredTable table) {
        try {
            table.scan(plan.checks().stream()
                    .filter(one -> one.table() == table)
                    .flatMap(one -> one.expectation().stream())
                    .toList());
        } catch (CheckCannotRun _) {
            restore.run();
        }
    }

    private CheckResult judge(PlannedCheck one) {
        if (one.expectation().isEmpty()) {
            return error(one, one.obstacle().orElseThrow().getMessage());
        }
        Expectation expectation = one.expectation().get();
        try {
            Measurement found = one.table().measure(expectation);
            return found.skipped() ? skipped(one, expectation, found) : judged(one, expectation, found);
        } catch (CheckCannotRun e) {
            restore.run();
            return error(one, e.getMessage());
        } catch (IllegalArgumentException e) {
            return error(one, e.getMessage());
        }
    }

    /** AssertJ words what fails; a load without failures need not wait for its classes. */
    private CheckResult judged(PlannedCheck one, Expectation expectation, Measurement found) {
        CheckResultBuilder result = result(one, expectation).found(found);
        if (found.holds()) {
            return result.build();
        }
        String message = "";
        try {
            TableAssert.assertThat(one.table()).fits(expectation, found);
        } catch (AssertionError e) {
            message = e.getMessage().strip();
        }
        return result.state(one.check().severity() == Severity.CRITICAL ? State.FAIL : State.WARN)
                .message(message)
                .sample(sample(one, expectation))
                .build();
    }

    /** What was measured stands, also where no sample of it can be read. */
    private Sample sample(PlannedCheck one, Expectation expectation) {
        try {
            return FailingRows.sample(one.table(), expectation);
        } catch (CheckCannotRun _) {
            restore.run();
            return Sample.NONE;
        }
    }

    private CheckResult skipped(PlannedCheck one, Expectation expectation, Measurement found) {
        return result(one, expectation)
                .state(State.SKIPPED)
                .message(found.observed())
                .build();
    }

    private CheckResult error(PlannedCheck one, String reason) {
        Measurement nothing = new Measurement(false, false, 0, 0, "");
        Expectation expectation =
                one.expectation().orElseGet(() -> new Expectation.Known(unmade(one.check()), nothing, Sample.NONE));
        return result(one, expectation)
                .state(State.ERROR)
                .message("Could not run: "
                        + privacy.message(
                                String.valueOf(reason).lines().findFirst().orElse("")))
                .build();
    }

    private static CheckSentence unmade(Check check) {
        String subject = check.column().or(check::table).orElse("the rows");
        return new CheckSentence(subject, "must meet", check.expectation().replace('_', ' '));
    }

    private CheckResultBuilder result(PlannedCheck one, Expectation expectation) {
        return CheckResult.of(contract.dataset(), one.check())
                .words(expectation.sentence().words())
                .expected(expectation.sentence().expected())
                .sql(statement(one.table(), expectation));
    }

    /** Empty too where it cannot be made, as for a reference with too few columns: the result says that already. */
    private Optional<String> statement(MeasuredTable table, Expectation expectation) {
        try {
            return expectation.failingRows(table).map(sql -> ForReaders.statement(subject, sql));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
