package dev.varve.formats.parquet.rows;

import dev.varve.contract.Child;
import dev.varve.contract.Column;
import dev.varve.contract.Contract;
import dev.varve.contract.UnknownFields;
import dev.varve.contract.name.SnakeCase;
import dev.varve.formats.parquet.ParquetFile;
import dev.varve.formats.parquet.SchemaField;
import dev.varve.formats.refusal.RefusedFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The fields of a file that a contract can have: one that cannot be read refuses the file only where the contract may take of it. */
final class ParquetTaken {
    /** First names of paths, as they are compared. */
    private final Set<String> names = new HashSet<>();
    /** A path takes whole records, or no field may be unknown. */
    private boolean all;

    private ParquetTaken(Contract contract) {
        all = contract.unknownFields() == UnknownFields.REFUSE;
        contract.columns().forEach(this::add);
        for (Child child : contract.children()) {
            add(child.each());
            child.columns().stream()
                    .flatMap(column -> column.from().stream())
                    .filter(from -> from.startsWith("../") || from.startsWith("/"))
                    .forEach(this::add);
        }
    }

    /** Those that are read; the others are left out of the file's groups. @throws RefusedFile where one that is taken is not read */
    static List<SchemaField> fields(ParquetFile file, Contract contract) {
        ParquetTaken taken = new ParquetTaken(contract);
        List<SchemaField> fields = new ArrayList<>();
        for (SchemaField field : file.fields()) {
            Optional<RefusedFile> unread = file.unread(field);
            if (unread.isEmpty()) {
                fields.add(field);
            } else if (taken.all || taken.names.contains(SnakeCase.plain(field.name()))) {
                throw unread.get();
            } else {
                file.leaveOut(field);
            }
        }
        if (fields.isEmpty()) {
            throw file.unread(file.fields().getFirst()).orElseThrow();
        }
        return fields;
    }

    private void add(Column column) {
        if (!column.captured()) {
            column.from().forEach(this::add);
        }
    }

    private void add(String path) {
        String inner = path.replaceFirst("^(\\.\\./)+", "");
        all |= inner.isEmpty() || inner.equals(".") || inner.equals("..") || inner.equals("/");
        Stream.of(inner.startsWith("/") ? inner.substring(1).split("/") : inner.split("\\."))
                .limit(1)
                .map(SnakeCase::plain)
                .forEach(names::add);
    }
}
