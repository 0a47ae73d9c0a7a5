package dev.varve.cli.why;

import dev.varve.cli.screen.CellText;
import dev.varve.cli.served.DeclaredTable;
import dev.varve.cli.served.ServedTables;
import dev.varve.contract.Contract;
import dev.varve.contract.Relationship;
import dev.varve.contract.Tables;
import dev.varve.contract.read.Contracts;
import dev.varve.runtime.Locations;
import dev.varve.serve.ServedWarehouse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The row of a related dataset that an included attribute comes from. */
final class WhyRelated {
    private final Locations places;
    private final Contracts contracts;
    private final ServedWarehouse reading;
    private final DeclaredTable subject;
    private final String column;

    WhyRelated(Locations places, Contracts contracts, ServedWarehouse reading, DeclaredTable subject, String column) {
        this.places = places;
        this.contracts = contracts;
        this.reading = reading;
        this.subject = subject;
        this.column = column;
    }

    Explanation finding(Relationship relationship, Map<String, Object> row) {
        Contract to = contracts.find(relationship.to()).orElseThrow();
        Map<String, Object> key = new LinkedHashMap<>();
        for (int i = 0; i < to.key().size(); i++) {
            key.put(to.key().get(i), row.get(relationship.by().get(i)));
        }
        Optional<Instant> end = subject.kind() == Tables.Kind.LATEST
                ? Optional.empty()
                : Optional.of(end((LocalDate) row.get("as_of")));
        if (subject.kind() != Tables.Kind.AS_OF) {
            return finding(reading, relationship, to, key, end);
        }
        // As it was known then: only what had been received before the point.
        Instant known = end.orElseThrow().minus(1, ChronoUnit.MICROS);
        try (ServedWarehouse then =
                ServedTables.open(places, Tables.ranges(to.table()).toString(), Optional.of(known), contracts)) {
            return finding(then, relationship, to, key, end);
        }
    }

    private Instant end(LocalDate day) {
        return day.plusDays(1).atStartOfDay(subject.contract().zone()).toInstant();
    }

    private Explanation finding(
            ServedWarehouse then,
            Relationship relationship,
            Contract to,
            Map<String, Object> key,
            Optional<Instant> end) {
        String attribute = column.substring(relationship.role().length() + 1);
        String by = key.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + CellText.text(entry.getValue()))
                .collect(Collectors.joining(" "));
        String says = column + " is " + attribute + " of " + to.dataset() + ", related as " + relationship.role()
                + " by " + String.join(", ", relationship.by());
        DeclaredTable other = DeclaredTable.all(contracts).stream()
                .filter(one -> one.table().equals(Tables.ranges(to.table()).toString()))
                .findFirst()
                .orElseThrow();
        Origins origins = new Origins(then.warehouse(), places);
        if (then.warehouse().columns(Tables.ranges(to.table())).isEmpty()) {
            return new Explanation(Map.of(), List.of(says + "; nothing of it is published, so it is empty"), List.of());
        }
        Why why = new Why(then.warehouse(), origins, other, Map.of(), Optional.of(attribute));
        RowCondition inForce = RowCondition.same(key)
                .and(end.map(at -> "timestamp '" + CellText.text(at) + "'")
                        .map(at ->
                                "effective_from < " + at + " and (effective_to is null or effective_to >= " + at + ")")
                        .orElse("effective_to is null"))
                .and("not deleted");
        return why.rows(other.table(), inForce, List.of("effective_from"), 1).stream()
                .findFirst()
                .map(row -> why.finding(row, List.of(says + ": " + by)))
                .orElseGet(() -> new Explanation(
                        Map.of(),
                        List.of(says + "; there is no " + to.dataset() + " with " + by + ", so it is empty"),
                        List.of()));
    }
}
