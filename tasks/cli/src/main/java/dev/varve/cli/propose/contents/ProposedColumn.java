package dev.varve.cli.propose.contents;

import dev.varve.cli.propose.evidence.Evidence;
import dev.varve.cli.propose.evidence.Typing;
import java.util.Optional;

/**
 * A proposed column.
 *
 * @param from where it stands, where the column's name does not tell
 * @param name as the file has it, for messages
 */
public record ProposedColumn(String column, Optional<String> from, String name, Evidence evidence, Typing typing) {
    public boolean isNeverNull() {
        return typing.nulls() == 0 && evidence.values > 0;
    }

    /** Its values can tell rows apart: no measure, no prose. */
    boolean canBeKey() {
        return evidence.values > 0
                && !typing.isNumber()
                && !typing.type().equals("boolean")
                && !typing.type().equals("json")
                && evidence.longest <= 200;
    }
}
