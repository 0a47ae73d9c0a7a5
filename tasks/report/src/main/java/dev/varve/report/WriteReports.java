package dev.varve.report;

import dev.varve.contract.Contract;
import dev.varve.ledger.Load;
import dev.varve.report.facts.LoadIndex;
import dev.varve.report.gather.LedgerReports;
import dev.varve.runtime.Session;
import dev.varve.storage.stream.WriteFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes reports from what the ledger knows. */
public final class WriteReports {
    private final Session session;
    private final ReportFiles files;

    public WriteReports(Session session) {
        this.session = session;
        this.files = new ReportFiles(session.home().root());
    }

    /**
     * Writes the reports of a dataset's loads.
     *
     * @param only the load that is meant, beside which those count whose scenes another load superseded; empty for those whose report does
     *     not show their present state
     * @return reports written
     */
    public int write(String dataset, Optional<Load> only) {
        List<Load> loads = session.ledger().loads(dataset);
        LedgerReports reports = new LedgerReports(session);
        Set<Long> openly = reports.openly(dataset);
        int written = 0;
        for (int i = 0; i < loads.size(); i++) {
            Load load = loads.get(i);
            boolean wanted = only.isEmpty() ? reports.isOld(load) : load.isMeant(only) || reports.isOvertaken(load);
            wanted |= openly.contains(load.id());
            if (wanted) {
                write(reports, loads, i);
                if (i > 0) {
                    write(reports, loads, i - 1);
                }
                written++;
            }
        }
        return written;
    }

    private void write(LedgerReports reports, List<Load> loads, int index) {
        try {
            files.write(reports.report(
                    loads.get(index),
                    index > 0 ? Optional.of(loads.get(index - 1)) : Optional.empty(),
                    index + 1 < loads.size() ? Optional.of(loads.get(index + 1)) : Optional.empty()));
            reports.written(loads.get(index));
        } catch (IOException e) {
            throw WriteFailure.of(e, session.home().reports());
        }
    }

    /** Writes the index of all loads of all datasets. */
    public Path index() {
        LedgerReports reports = new LedgerReports(session);
        try {
            return files.write(new LoadIndex(session.contracts().all().stream()
                    .map(Contract::dataset)
                    .map(reports::dataset)
                    .filter(dataset -> !dataset.loads().isEmpty())
                    .toList()));
        } catch (IOException e) {
            throw WriteFailure.of(e, session.home().reports());
        }
    }
}
