package dev.varve.cli;

import dev.varve.contract.Contract;
import dev.varve.contract.Contracts;
import dev.varve.contract.Relationship;
import dev.varve.runtime.Places;
import dev.varve.serve.Reading;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The row of a related dataset that an included attribute comes from. */
final class WhyRelated {
    private final Places places;
    private final Contracts contracts;
    private final Reading reading;
    private final Subject subject;
    private final String column;

    WhyRelated(Places places, Contracts contracts, Reading reading, Subject subject, String column) {
        this.places = places;
        this.contracts = contracts;
        this.reading = reading;
        this.subject = subject;
        this.column = column;
    }

    Finding finding(Relationship relationship, Map<String, Object> row) {
        Contract to = contracts.find(relationship.to()).orElseThrow();
        Map<String, Object> key = new LinkedHashMap<>();
        for (int i = 0; i < to.key().size(); i++) {
            key.put(to.key().get(i), row.get(relationship.by().get(i)));
        }
        Optional<LocalDateTime> end = subject.kind() == Subject.Kind.LATEST
                ? Optional.empty()
                : Optional.of(end((LocalDate) row.get("as_of")));
        if (subject.kind() != Subject.Kind.AS_OF) {
            return finding(reading, relationship, to, key, end);
        }
        // As it was known then: only what had been received before the point.
        Instant known = end.orElseThrow().minus(1, ChronoUnit.MICROS).toInstant(ZoneOffset.UTC);
        try (Reading then = Published.open(places, "conformed." + to.table(), Optional.of(known), contracts)) {
            return finding(then, relationship, to, key, end);
        }
    }

    private LocalDateTime end(LocalDate day) {
        return LocalDateTime.ofInstant(
                day.plusDays(1).atStartOfDay(subject.contract().zone()).toInstant(), ZoneOffset.UTC);
    }

    private Finding finding(
            Reading then,
            Relationship relationship,
            Contract to,
            Map<String, Object> key,
            Optional<LocalDateTime> end) {
        String attribute = column.substring(relationship.role().length() + 1);
        String by = key.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + Values.text(entry.getValue()))
                .collect(Collectors.joining(" "));
        String says = column + " is " + attribute + " of " + to.dataset() + ", related as " + relationship.role()
                + " by " + String.join(", ", relationship.by());
        Subject other = Subject.all(contracts).stream()
                .filter(one -> one.table().equals("conformed." + to.table()))
                .findFirst()
                .orElseThrow();
        Origins origins = new Origins(then.warehouse(), places);
        if (then.warehouse().columns("conformed", to.table()).isEmpty()) {
            return new Finding(Map.of(), List.of(says + "; nothing of it is published, so it is empty"), List.of());
        }
        Why why = new Why(then.warehouse(), origins, other, Map.of(), Optional.of(attribute));
        Condition inForce = Condition.same(key)
                .and(end.map(at -> "timestamp '" + Values.text(at) + "'")
                        .map(at ->
                                "effective_from < " + at + " and (effective_to is null or effective_to >= " + at + ")")
                        .orElse("effective_to is null"))
                .and("not deleted");
        return why.rows(other.table(), inForce, List.of("effective_from"), 1).stream()
                .findFirst()
                .map(row -> why.finding(row, List.of(says + ": " + by)))
                .orElseGet(() -> new Finding(
                        Map.of(),
                        List.of(says + "; there is no " + to.dataset() + " with " + by + ", so it is empty"),
                        List.of()));
    }
}
