package dev.varve.contract.read.reference;

import dev.varve.contract.read.column.TableDraft;
import java.util.List;

/** A dataset that others may refer to, while contracts are read. */
public interface Referred {
    /** {@code domain.name}. */
    String dataset();

    List<String> key();

    TableDraft table();

    /** Whether its own columns and key are known; what refers to it is not judged otherwise. */
    boolean isReadable();
}
