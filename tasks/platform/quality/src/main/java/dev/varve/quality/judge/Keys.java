package dev.varve.quality.judge;

import dev.varve.contract.Child;
import dev.varve.contract.Contract;
import java.util.ArrayList;
import java.util.List;

/** What identifies a row. */
final class Keys {

    private Keys() {}

    /** The parent's key, then the child's own or the position. */
    static List<String> of(Contract contract, Child child) {
        List<String> key = new ArrayList<>(contract.key());
        key.addAll(child.key().isEmpty() ? List.of("position") : child.key());
        return key;
    }
}
