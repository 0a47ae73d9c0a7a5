package dev.varve.quality;

import dev.varve.contract.Column;
import dev.varve.contract.Contract;
import dev.varve.contract.ContractPart;
import dev.varve.contract.Deletes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** In what two contracts of a dataset differ, in words. */
public final class ContractParts {
    private final Contract was;
    private final Contract now;

    public ContractParts(Contract was, Contract now) {
        this.was = was;
        this.now = now;
    }

    /** What is made again, and why. */
    public List<String> again() {
        List<String> again = new ArrayList<>();
        if (differs(ContractPart.RAW)) {
            again.add("every file is read again: " + orElse(columns(), "format or reading"));
        }
        if (differs(ContractPart.CONFORM)) {
            again.add("ranges are derived again: "
                    + orElse(meaning(), now.conformSql().equals(was.conformSql()) ? "relationships" : "conform.sql"));
        }
        if (differs(ContractPart.SNAPSHOT)) {
            again.add("snapshots are made again: as_of or include");
        }
        if (differs(ContractPart.AGGREGATE)) {
            again.add("aggregates are made again");
        }
        if (again.isEmpty()) {
            again.add("this version reads or derives otherwise than the one that made the tables");
        }
        return again;
    }

    private boolean differs(ContractPart part) {
        return !was.digest(part).equals(now.digest(part));
    }

    public boolean readsOtherwise() {
        return differs(ContractPart.RAW);
    }

    private static String orElse(List<String> differences, String other) {
        return differences.isEmpty() ? other : String.join(", ", differences);
    }

    private List<String> columns() {
        List<String> differences = new ArrayList<>();
        Map<String, Column> before = byName(was);
        Map<String, Column> after = byName(now);
        after.forEach((name, column) -> {
            Column old = before.get(name);
            if (old == null) {
                differences.add(name + " is new");
            } else if (!old.type().equals(column.type())) {
                differences.add(name + ": " + old.type().text() + " becomes "
                        + column.type().text());
            } else if (!old.equals(column)) {
                differences.add(name + " is read otherwise");
            }
        });
        before.keySet().stream()
                .filter(name -> !after.containsKey(name))
                .forEach(name -> differences.add(name + " goes"));
        return differences;
    }

    private static Map<String, Column> byName(Contract contract) {
        Map<String, Column> columns = new LinkedHashMap<>();
        contract.columns().forEach(column -> columns.put(column.name(), column));
        contract.children()
                .forEach(child ->
                        child.columns().forEach(column -> columns.put(child.name() + "." + column.name(), column)));
        return columns;
    }

    /** What always waits for a person once it is published: what a row is about, when it is so, and how it leaves. */
    public List<String> meaning() {
        List<String> differences = new ArrayList<>();
        add(differences, "key", contract -> String.join(", ", contract.key()));
        now.children()
                .forEach(child -> was.children().stream()
                        .filter(one ->
                                one.name().equals(child.name()) && !one.key().equals(child.key()))
                        .forEach(one ->
                                differences.add("key of " + child.name() + ": " + String.join(", ", one.keyNames())
                                        + " becomes " + String.join(", ", child.keyNames()))));
        add(differences, "effective_at", contract -> contract.effectiveAt().orElse("received_at"));
        add(
                differences,
                "restates",
                contract -> contract.restates()
                        .map(one -> (one.scope().isEmpty() ? "all" : String.join(", ", one.scope()))
                                + (one.facts() ? " as facts" : ""))
                        .orElse("nothing"));
        add(differences, "sequence_by", contract -> contract.sequenceBy().orElse("received last"));
        add(differences, "deletes", ContractParts::deletes);
        return differences;
    }

    private static String deletes(Contract contract) {
        return switch (contract.deletes()) {
            case Deletes.ByAbsence _ -> "absence";
            case Deletes.ByValue(String column, String value) -> column + " " + value;
            case Deletes.Never _ -> "none";
        };
    }

    private void add(List<String> differences, String name, Function<Contract, String> part) {
        String before = part.apply(was);
        String after = part.apply(now);
        if (!Objects.equals(before, after)) {
            differences.add(name + ": " + orNone(before) + " becomes " + orNone(after));
        }
    }

    private static String orNone(String text) {
        return text.isEmpty() ? "none" : text;
    }
}
