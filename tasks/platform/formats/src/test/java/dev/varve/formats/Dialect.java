package dev.varve.formats;

import dev.varve.contract.Format;
import java.util.List;
import java.util.Optional;

/** A delimited format with the contract's defaults, for tests. */
final class Dialect {
    String delimiter = ",";
    Optional<Character> quote = Optional.of('"');
    Optional<Character> escape = Optional.empty();
    Optional<String> comment = Optional.empty();
    String encoding = "utf-8";
    boolean header = true;
    int skipRows;
    int footerRows;
    boolean trim;
    List<String> nullValues = List.of("");
    Format.Ragged ragged = Format.Ragged.REFUSE;
    boolean repeatedHeader;

    Format build() {
        return new Format.Delimited(
                delimiter,
                quote,
                escape,
                comment,
                encoding,
                header,
                skipRows,
                footerRows,
                trim,
                nullValues,
                ragged,
                repeatedHeader);
    }

    ContractDraft columns(ColumnDraft... columns) {
        return new ContractDraft(build()).columns(columns);
    }
}
