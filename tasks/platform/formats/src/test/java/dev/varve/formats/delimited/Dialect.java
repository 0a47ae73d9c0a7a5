package dev.varve.formats.delimited;

import dev.varve.contract.Format;
import dev.varve.formats.ColumnDraft;
import dev.varve.formats.ContractDraft;
import java.util.List;
import java.util.Optional;

/** A delimited format with the contract's defaults, for tests. */
public final class Dialect {
    public String delimiter = ",";
    Optional<Character> quote = Optional.of('"');
    public Optional<Character> escape = Optional.empty();
    public Format.Escapes escapes = Format.Escapes.NONE;
    public Optional<String> comment = Optional.empty();
    public String encoding = "utf-8";
    boolean header = true;
    public int skipRows;
    int footerRows;
    boolean trim;
    List<String> nullValues = List.of("");
    boolean quotedNulls;
    Format.Ragged ragged = Format.Ragged.REFUSE;
    boolean repeatedHeader;

    public Format build() {
        return new Format.Delimited(
                delimiter,
                quote,
                escape,
                escapes,
                comment,
                encoding,
                header,
                skipRows,
                footerRows,
                trim,
                nullValues,
                quotedNulls,
                ragged,
                repeatedHeader);
    }

    public ContractDraft columns(ColumnDraft... columns) {
        return new ContractDraft(build()).columns(columns);
    }
}
