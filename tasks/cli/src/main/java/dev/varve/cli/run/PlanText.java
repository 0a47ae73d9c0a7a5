package dev.varve.cli.run;

import dev.varve.cli.screen.Visible;
import dev.varve.quality.ContractPlan;
import dev.varve.quality.ContractPlan.Figure;
import dev.varve.quality.ContractPlan.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A plan as people read it. */
final class PlanText {
    private static final int SHOWN = 5;
    private static final String INDENT = "            ";

    private final ContractPlan plan;
    private final List<String> lines = new ArrayList<>();

    private PlanText(ContractPlan plan) {
        this.plan = plan;
    }

    static String of(ContractPlan plan) {
        PlanText text = new PlanText(plan);
        text.write();
        text.verdict();
        return String.join("\n", text.lines) + "\n";
    }

    /** The same of one that was let in. */
    static String ofApplied(ContractPlan plan) {
        PlanText text = new PlanText(plan);
        text.write();
        if (!plan.reasons().isEmpty()) {
            text.part("let in", "which a person would have been asked about:\n" + String.join("\n", plan.reasons()));
        }
        return String.join("\n", text.lines) + "\n";
    }

    private void write() {
        lines.add(plan.dataset() + ": what its changed contract would change");
        part("cost", cost());
        part("again", String.join("\n", plan.changes()));
        rejects();
        plan.tables().forEach(this::table);
        plan.figures().forEach(this::figures);
        plan.checks()
                .forEach(check -> part(
                        "check",
                        check.check() + " would fail of load " + check.load() + " (" + check.observed() + ")"));
        part(
                "others",
                plan.dependents().isEmpty()
                        ? "no dataset carries or refers to it"
                        : "carried or referred to by " + String.join(", ", plan.dependents()));
    }

    private void verdict() {
        if (plan.reasons().isEmpty()) {
            part(
                    "so",
                    plan.cost().whole()
                            ? "nothing that readers have gets worse: varve run " + plan.dataset() + " lets it in"
                            : "nothing gets worse in what was read; varve plan " + plan.dataset()
                                    + " --full judges all of it");
        } else {
            part(
                    "so",
                    "it waits for a person (varve approve " + plan.dataset() + " --contract --reason \"…\"):\n"
                            + String.join("\n", plan.reasons()));
        }
    }

    /** @param text of one or more lines */
    private void part(String name, String text) {
        List<String> each = text.lines().map(Visible::line).toList();
        for (int i = 0; i < each.size(); i++) {
            lines.add((i == 0 ? "  " + String.format("%-10s", name) : INDENT) + each.get(i));
        }
    }

    private String cost() {
        ContractPlan.Cost cost = plan.cost();
        String files = cost.files() + (cost.files() == 1 ? " file" : " files") + ", " + bytes(cost.bytes());
        return (cost.readAgain() ? files + " are read again" : "no file of " + files + " is read again") + "; "
                + (cost.whole()
                        ? "all of it takes about " + time(cost.seconds())
                        : "reading takes about " + time(cost.seconds()) + ", by the measure of " + cost.judgedFiles()
                                + " of them");
    }

    private static String bytes(long bytes) {
        String[] units = {"B", "kB", "MB", "GB", "TB"};
        double amount = bytes;
        int unit = 0;
        while (amount >= 1000 && unit < units.length - 1) {
            amount /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", amount, units[unit]);
    }

    private static String time(double seconds) {
        return seconds < 90
                ? String.format(Locale.ROOT, "%.1f s", seconds)
                : String.format(Locale.ROOT, "%.1f minutes", seconds / 60);
    }

    private void rejects() {
        ContractPlan.Rejects rejects = plan.rejects();
        StringBuilder text = new StringBuilder(
                "rejects " + rejects.after() + " of " + rejects.rows() + " rows, " + rejects.before() + " now");
        if (!plan.cost().whole()) {
            text.append(" (of ").append(plan.cost().judgedFiles()).append(" files)");
        }
        rejects.fresh()
                .forEach(one -> text.append('\n')
                        .append((one.column() + " " + one.reason()).strip())
                        .append(": ")
                        .append(one.rows()));
        rejects.samples().stream()
                .limit(SHOWN)
                .forEach(one -> text.append("\n  ")
                        .append(one.path())
                        .append(" row ")
                        .append(one.rowNumber())
                        .append(one.column().isEmpty() ? "" : ", " + one.column())
                        .append(": ")
                        .append(one.message()));
        part("rows", text.toString());
    }

    private void table(ContractPlan.Table table) {
        StringBuilder text = new StringBuilder(table.table());
        if (table.rowsBefore() != null) {
            text.append(": ").append(change("rows", table.rowsBefore(), table.rowsAfter()));
            if (table.keysBefore() > 0) {
                text.append(", ").append(change("keys", table.keysBefore(), table.keysAfter()));
            }
            if (table.keysLost() > 0) {
                text.append("\n")
                        .append(table.keysLost())
                        .append(table.keysLost() == 1 ? " key goes: " : " keys go: ")
                        .append(String.join(
                                "; ", table.lost().stream().limit(SHOWN).toList()))
                        .append(table.keysLost() > SHOWN ? "; …" : "");
            }
        }
        columns(text, "appears", table.appear());
        columns(text, "goes", table.go());
        table.retyped()
                .forEach(one -> text.append("\ncolumn ")
                        .append(one.column())
                        .append(": ")
                        .append(one.was())
                        .append(" becomes ")
                        .append(one.now()));
        columns(text, "has no value any more", table.emptied());
        part("table", text.toString());
    }

    private static String change(String what, long before, long after) {
        return what + " " + before + (before == after ? ", as now" : " → " + after);
    }

    private static void columns(StringBuilder text, String verb, List<String> columns) {
        columns.forEach(
                column -> text.append("\ncolumn ").append(column).append(' ').append(verb));
    }

    private void figures(Figures figures) {
        StringBuilder text = new StringBuilder(figures.table() + "." + figures.measure() + ": " + figures.moved()
                + (figures.moved() == 1 ? " figure moves" : " figures move"));
        figures.largest().stream()
                .limit(SHOWN)
                .forEach(one -> text.append("\n  ").append(figure(one)));
        part("figures", text.toString());
    }

    private static String figure(Figure one) {
        return one.window() + ": " + (one.was() == null ? "none" : one.was()) + " → "
                + (one.now() == null ? "none" : one.now());
    }
}
