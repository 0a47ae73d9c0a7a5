package dev.varve.runtime;

import dev.varve.contract.Contract;
import dev.varve.ledger.change.ContractDecisions;
import dev.varve.serve.Export;

/** Brings the Parquet copies for readers up to date. */
public final class ServeFiles {
    private final Session session;

    public ServeFiles(Session session) {
        this.session = session;
    }

    /** Manifests and decisions of a dataset that the archive does not have yet. */
    public void archive(String dataset) {
        session.ledger().archive(dataset, session.archive());
        new ContractDecisions(session.warehouse(), dataset).archive(session.archive());
    }

    public Export.Result export() {
        return export(false);
    }

    /** @param compact every table into as few files as it can have */
    public Export.Result export(boolean compact) {
        session.contracts().all().stream().map(Contract::dataset).forEach(this::archive);
        return new Export(
                        session.ledger(),
                        session.datasets(),
                        session.places().storage().serve(),
                        session.places().environment().serveKeep())
                .run(compact);
    }
}
