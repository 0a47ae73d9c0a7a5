package dev.varve.runtime;

import dev.varve.contract.Contract;
import dev.varve.serve.Export;

/** Brings the Parquet copies for readers up to date. */
public final class ServeFiles {
    private final Session session;

    public ServeFiles(Session session) {
        this.session = session;
    }

    /** @return tables, or parts of them, written */
    public int export() {
        session.contracts().all().stream()
                .map(Contract::dataset)
                .forEach(dataset -> session.ledger().archive(dataset, session.archive()));
        return new Export(session.ledger(), session.home().serve())
                .run(session.contracts().all().stream().map(Contract::dataset).toList());
    }
}
