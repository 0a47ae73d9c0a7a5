package dev.varve.report.facts;

import dev.varve.report.facts.LoadReport.CheckState;
import java.util.List;

/** @param holding checks that hold the load: critical failures and errors; they are also counted as failed or error */
public record CheckCounts(int pass, int warn, int fail, int error, int skipped, int holding) {

    public static CheckCounts of(List<LoadReport.Check> checks) {
        return new CheckCounts(
                count(checks, CheckState.PASS),
                count(checks, CheckState.WARN),
                count(checks, CheckState.FAIL),
                count(checks, CheckState.ERROR),
                count(checks, CheckState.SKIPPED),
                (int) checks.stream().filter(LoadReport.Check::holds).count());
    }

    public int total() {
        return pass + warn + fail + error + skipped;
    }

    private static int count(List<LoadReport.Check> checks, CheckState state) {
        return (int) checks.stream().filter(check -> check.state() == state).count();
    }
}
