package dev.varve.cli.why;

import dev.varve.cli.served.DeclaredTable;
import dev.varve.contract.Aggregate;
import dev.varve.contract.Column;
import dev.varve.contract.Relationship;
import dev.varve.contract.Tables;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** How a column comes by its values, in words. */
final class WhyColumn {
    private WhyColumn() {}

    /** The relationship whose attribute the column carries. */
    static Optional<Relationship> included(DeclaredTable subject, String column) {
        return subject.relationships().stream()
                .filter(relationship -> relationship.include().stream()
                        .anyMatch(name -> column.equals(relationship.role() + "_" + name)))
                .findFirst();
    }

    /** Which columns of a row come from others. */
    static List<String> includedSays(DeclaredTable subject) {
        return subject.relationships().stream()
                .filter(relationship -> !relationship.include().isEmpty())
                .map(relationship -> relationship.include().stream()
                                .map(name -> relationship.role() + "_" + name)
                                .collect(Collectors.joining(", "))
                        + (relationship.include().size() == 1 ? " comes" : " come") + " from " + relationship.to()
                        + "; --column shows its row")
                .toList();
    }

    static String says(DeclaredTable subject, String column) {
        return column + " "
                + subject.aggregate()
                        .map(aggregate -> ofWindow(subject, aggregate, column))
                        .orElseGet(() -> ofRow(subject, column));
    }

    private static String ofWindow(DeclaredTable subject, Aggregate aggregate, String column) {
        if (column.equals("window_start")) {
            return "is where the window begins that " + time(subject, aggregate) + " falls into";
        }
        return aggregate.measures().stream()
                .filter(measure -> measure.columns().contains(column))
                .findFirst()
                .map(measure -> "is " + measure.function().name().toLowerCase(Locale.ROOT)
                        + measure.column().map(name -> "(" + name + ")").orElse("") + " over the rows of the window")
                .orElse("is what the rows of the window share");
    }

    static String time(DeclaredTable subject, Aggregate aggregate) {
        return aggregate.time().or(subject.contract()::effectiveAt).orElse("effective_from");
    }

    private static String ofRow(DeclaredTable subject, String column) {
        Optional<Column> declared =
                subject
                        .child()
                        .map(child -> child.columns())
                        .orElse(subject.contract().columns())
                        .stream()
                        .filter(one -> one.name().equals(column))
                        .findFirst();
        if (declared.isPresent()) {
            return subject.contract().conformSql().isPresent() && subject.kind() != Tables.Kind.RAW
                    ? "is computed by conform.sql from the raw row"
                    : read(declared.get());
        }
        if (subject.child().isPresent() && subject.contract().key().contains(column)) {
            return "is read from the record around it";
        }
        return switch (column) {
            case "effective_from" ->
                subject.contract()
                        .effectiveAt()
                        .map(name -> "is the row's " + name)
                        .orElse("is when the file was received, since the dataset declares no effective_at");
            case "effective_to" -> "is where the next range of the key begins";
            case "as_of" -> "is the day that the point ends";
            case "position" -> "is the element's place in the array, counted from 1";
            case "deleted" -> "says that the key was deleted at effective_from";
            default ->
                column.startsWith("_")
                        ? "is kept by varve"
                        : subject.contract().conformSql().isPresent() && subject.kind() != Tables.Kind.RAW
                                ? "is computed by conform.sql from the raw row"
                                : "is read from a field that the contract does not declare (unknown_fields: add)";
        };
    }

    private static String read(Column column) {
        if (column.captured()) {
            return "is taken from the path of the file";
        }
        List<String> from = column.from().isEmpty() ? List.of(column.name()) : column.from();
        return "is read from " + String.join(", else from ", from)
                + column.defaultValue()
                        .map(value -> ", else it is the default '" + value + "'")
                        .orElse("");
    }
}
