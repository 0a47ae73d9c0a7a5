package dev.varve.report.gather;

import dev.varve.contract.Contract;
import dev.varve.contract.UnknownFields;
import dev.varve.ledger.Load;
import dev.varve.report.facts.LoadReport;
import dev.varve.report.text.Words;
import dev.varve.warehouse.Cells;
import dev.varve.warehouse.Sql;
import dev.varve.warehouse.Warehouse;
import java.util.List;

/** How a load's files differ from their contract and from the files before them, in words. */
final class Drifts {
    private final Warehouse warehouse;
    private final boolean refuses;

    Drifts(Warehouse warehouse, Contract contract) {
        this.warehouse = warehouse;
        this.refuses = contract.unknownFields() == UnknownFields.REFUSE;
    }

    List<LoadReport.Drift> of(Load load) {
        return warehouse.query(Sql.named("report/drift"), load.id()).stream()
                .map(this::drift)
                .toList();
    }

    private LoadReport.Drift drift(Cells row) {
        return new LoadReport.Drift(
                row.text(1).isEmpty() ? "the file" : row.text(1),
                words(row),
                Math.toIntExact(row.number(5)),
                row.flag(4));
    }

    private String came(Cells row) {
        if (refuses) {
            return "came; the contract does not know it, and records that have it are rejected";
        }
        String came = row.flag(4) ? "is there as before" : "came";
        if (row.text(7) != null) {
            return came + "; it is the added column " + row.text(7) + " (" + row.text(8)
                    + "). Declare it in the contract to give it a type";
        }
        return came + "; the contract does not know it, and it is kept in _extra"
                + (row.text(9) == null ? "" : " alone: " + row.text(9));
    }

    private String words(Cells row) {
        String was = row.text(2);
        String now = row.text(3);
        return switch (row.text(0)) {
            case "new" -> came(row);
            case "gone" -> "went; the contract did not know it";
            case "missing" -> "is missing; its column is null or has its default";
            case "back" -> "is back";
            case "renamed" -> "is called " + now + "; it was called " + was;
            case "reordered" -> "has its fields in another order: " + now + "; they stood as " + was;
            case "wider" ->
                Words.count(row.number(6), "value fits", "values fit") + " " + now + ", not " + was + "; "
                        + (row.number(6) == 1 ? "its row is" : "their rows are") + " rejected";
            case "swallowed" ->
                "has " + Words.count(row.number(6), "value", "values")
                        + " with line ends within quotes that may be rows, first in " + now
                        + "; a quote that opens or closes there may be a stray one";
            case "encoding" -> "is written in " + now + "; the one before was in " + was;
            default -> throw new IllegalStateException("no kind of drift: " + row.text(0));
        };
    }
}
