package dev.varve.derive;

import dev.varve.contract.Contract;
import dev.varve.contract.Redelivery;
import java.util.Optional;

/** Which deliveries of bytes that came before say nothing. */
public enum Repetitions {
    /** All count: rows without a key that come again are other rows. */
    COUNT("true", "false"),
    /** All count; what came at one time twice is the same. */
    BY_KEY(
            "true",
            "(_c._delivery_id in (select _o.delivery_id from control.delivery _o join control.delivery _e"
                    + " on _e.file_id = _o.file_id and _e.whole and _e.received_at = _o.received_at"
                    + " and _e.path < _o.path))"),
    /** Only those elsewhere count, since each is rows of its own: nothing but the path tells a row from an equal one. */
    OF_PATH(
            "file_before is distinct from file_id",
            "(_c._delivery_id in (select _o.delivery_id from (select delivery_id, file_id, lag(file_id) over"
                    + " (partition by dataset, path order by received_at, version) as _before from control.delivery"
                    + " where whole) _o where _o._before = _o.file_id))"),
    /** None counts. */
    IGNORE(
            "age = 1",
            "(_c._delivery_id in (select _o.delivery_id from control.delivery _o join control.delivery _e"
                    + " on _e.file_id = _o.file_id and _e.whole and (_e.received_at < _o.received_at"
                    + " or _e.received_at = _o.received_at and _e.delivery_id < _o.delivery_id)))");

    private final String counts;
    private final String repeated;

    Repetitions(String counts, String repeated) {
        this.counts = counts;
        this.repeated = repeated;
    }

    public static Repetitions of(Contract contract) {
        if (contract.redelivery().repeated().equals(Optional.of(Redelivery.Repeated.IGNORE))) {
            return IGNORE;
        }
        if (contract.addsUndatedRows()) {
            return OF_PATH;
        }
        return contract.key().isEmpty() ? COUNT : BY_KEY;
    }

    /** Whether a delivery counts, among those in force. */
    String counts() {
        return counts;
    }

    /** Whether a row, alias {@code _c}, is of a delivery that does not. */
    public String repeated() {
        return repeated;
    }

    boolean ofPath() {
        return this == OF_PATH;
    }
}
