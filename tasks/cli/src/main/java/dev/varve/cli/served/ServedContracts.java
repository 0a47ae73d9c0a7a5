package dev.varve.cli.served;

import dev.varve.contract.read.Contracts;
import dev.varve.ledger.change.InForce;
import dev.varve.runtime.Locations;
import dev.varve.serve.Catalog;
import dev.varve.serve.ServedWarehouse;

/** The contracts by which the readers' copy was made. */
public final class ServedContracts {
    private static final String DECISIONS = "control.contract_decision";

    private ServedContracts() {}

    public static Contracts read(Locations places) {
        Contracts declared = Contracts.read(places.sql());
        places.storage().serve().pull();
        if (!Catalog.read(places.storage().serve().folder()).served().containsKey(DECISIONS)) {
            return declared;
        }
        try (ServedWarehouse reading = ServedTables.open(places, DECISIONS + " control.published")) {
            return InForce.of(declared, reading.warehouse());
        }
    }
}
