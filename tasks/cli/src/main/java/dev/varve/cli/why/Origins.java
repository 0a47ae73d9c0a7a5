package dev.varve.cli.why;

import dev.varve.contract.Contract;
import dev.varve.contract.landing.Sidecar;
import dev.varve.failure.TaskFailure;
import dev.varve.formats.raster.Rasters;
import dev.varve.formats.reading.Readers;
import dev.varve.formats.refusal.RefusedFile;
import dev.varve.ledger.Json;
import dev.varve.runtime.Locations;
import dev.varve.storage.Archive;
import dev.varve.warehouse.Cells;
import dev.varve.warehouse.Sql;
import dev.varve.warehouse.Warehouse;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the delivered file of a row, and the row's text in the archive. */
final class Origins {
    private final Warehouse warehouse;
    private final Archive archive;
    private final Locations places;

    Origins(Warehouse warehouse, Locations places) {
        this.warehouse = warehouse;
        this.archive = places.storage().archive();
        this.places = places;
    }

    /** @param row with the system columns {@code _file_id}, {@code _row_number} and perhaps {@code _load_id} */
    Optional<Origin> of(Contract contract, Map<String, Object> row) {
        return file(row).map(file -> {
            long number = ((Number) row.get("_row_number")).longValue();
            Map<String, String> identity = Json.texts(file.text(3));
            Origin origin = origin(file, 4, Sidecar.beside(file.text(0), identity), number);
            try (InputStream content = archive.open(file.text(4));
                    Rasters rasters = places.rasters()) {
                String text = Readers.of(contract, identity, rasters).text(content, number);
                return admitted(origin, row.get("_file_id"), text);
            } catch (IOException | RefusedFile | IllegalArgumentException | TaskFailure e) {
                return text(origin, null, null, String.valueOf(e.getMessage()));
            }
        });
    }

    Optional<Explanation.Share> share(Object fileId, long rows) {
        return warehouse
                .first(Sql.named("serve/origin"), fileId, null)
                .map(file -> new Explanation.Share(file.text(0), file.time(1), file.text(2), rows));
    }

    /** The files of the listing that no longer names a key. */
    List<Origin> listing(Contract contract, RowCondition named, Object receivedAt) {
        return warehouse
                .query(
                        Sql.named("serve/listings_of_key")
                                .with("table", contract.table())
                                .with("condition", named.sql())
                                .complete(),
                        named.arguments(List.of(contract.dataset(), receivedAt), List.of()))
                .stream()
                .map(file -> origin(file, 3, List.of(), 0))
                .toList();
    }

    private Optional<Cells> file(Map<String, Object> row) {
        Object id = row.get("_file_id");
        return id == null ? Optional.empty() : warehouse.first(Sql.named("serve/origin"), id, row.get("_load_id"));
    }

    private static Origin origin(Cells file, int archivedAs, List<String> sidecars, long number) {
        return new Origin(
                Map.of(),
                file.text(0),
                file.time(1),
                file.text(2),
                file.text(archivedAs),
                sidecars,
                number,
                null,
                null,
                null);
    }

    private Origin admitted(Origin origin, Object fileId, String delivered) {
        Optional<Cells> found = warehouse.first(Sql.named("serve/admission"), fileId, origin.row());
        if (found.isEmpty()) {
            return text(origin, delivered, null, null);
        }
        Cells admission = found.get();
        String corrected = admission.text(3);
        return text(
                origin,
                corrected == null ? delivered : corrected,
                new Origin.Admission(
                        admission.time(0), admission.text(1), admission.text(2), corrected == null ? null : delivered),
                null);
    }

    private static Origin text(Origin origin, String text, Origin.Admission admission, String problem) {
        return new Origin(
                origin.values(),
                origin.path(),
                origin.receivedAt(),
                origin.load(),
                origin.archivedAs(),
                origin.sidecars(),
                origin.row(),
                text,
                admission,
                problem);
    }
}
