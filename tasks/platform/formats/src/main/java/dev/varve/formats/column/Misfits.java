package dev.varve.formats.column;

import dev.varve.contract.Column;
import dev.varve.formats.Layout;
import dev.varve.formats.refusal.Misfit;
import dev.varve.formats.refusal.Reason;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The values for which rows of a file were rejected, by column: what type would have held them. */
public final class Misfits {
    private static final Set<Reason> OF_TYPE = EnumSet.of(
            Reason.NOT_A_BOOLEAN,
            Reason.NOT_AN_INTEGER,
            Reason.NOT_A_DECIMAL,
            Reason.NOT_A_DOUBLE,
            Reason.NOT_A_DATE,
            Reason.NOT_A_TIME,
            Reason.NOT_A_TIMESTAMP,
            Reason.NOT_BINARY,
            Reason.NOT_JSON,
            Reason.NOT_A_SCALAR,
            Reason.OUT_OF_RANGE,
            Reason.TOO_MANY_DIGITS,
            Reason.TOO_LONG);

    private final Map<String, Widening> byColumn = new LinkedHashMap<>();

    /** @param name of a child's column {@code child.column} */
    public void add(String name, Column column, Misfit misfit) {
        if (misfit.text() != null && OF_TYPE.contains(misfit.reason())) {
            byColumn.computeIfAbsent(name, key -> new Widening(column))
                    .add(misfit.text(), misfit.reason() == Reason.NOT_A_SCALAR);
        }
    }

    public List<Layout.Wider> wider() {
        return byColumn.entrySet().stream()
                .map(entry -> entry.getValue().wider(entry.getKey()))
                .toList();
    }
}
