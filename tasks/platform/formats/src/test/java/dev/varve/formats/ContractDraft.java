package dev.varve.formats;

import dev.varve.contract.Child;
import dev.varve.contract.Contract;
import dev.varve.contract.Format;
import dev.varve.contract.UnknownFields;
import dev.varve.contract.landing.LandingPattern;
import dev.varve.formats.delimited.Dialect;
import dev.varve.formats.reading.Readers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A contract with the defaults, for tests. */
public final class ContractDraft {
    private final Format format;
    private List<ColumnDraft> columns = List.of();
    private List<String> key = List.of();
    private UnknownFields unknownFields = UnknownFields.KEEP;
    private final List<Child> children = new ArrayList<>();

    public ContractDraft(Format format) {
        this.format = format;
    }

    public static ContractDraft csv(ColumnDraft... columns) {
        return new ContractDraft(new Dialect().build()).columns(columns);
    }

    public ContractDraft columns(ColumnDraft... drafts) {
        columns = List.of(drafts);
        return this;
    }

    public ContractDraft key(String... names) {
        key = List.of(names);
        return this;
    }

    public ContractDraft refuseUnknown() {
        unknownFields = UnknownFields.REFUSE;
        return this;
    }

    public ContractDraft child(String name, String each, List<String> childKey, ColumnDraft... drafts) {
        return child(name, each, false, childKey, drafts);
    }

    /** Of which one element may stand alone. */
    public ContractDraft childOrOne(String name, String each, ColumnDraft... drafts) {
        return child(name, each, true, List.of(), drafts);
    }

    private ContractDraft child(String name, String each, boolean orOne, List<String> childKey, ColumnDraft... drafts) {
        children.add(new Child(
                name,
                each,
                orOne,
                childKey,
                Arrays.stream(drafts).map(ColumnDraft::build).toList(),
                List.of(),
                List.of()));
        return this;
    }

    public Contract build() {
        return Contract.of("test.things", new LandingPattern("things/*"), format)
                .columns(columns.stream().map(ColumnDraft::build).toList())
                .key(key)
                .unknownFields(unknownFields)
                .children(children)
                .build();
    }

    public RecordReader reader() {
        return Readers.of(build(), Map.of());
    }

    public Outcome read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    public Outcome read(byte[] content) {
        return Outcome.of(reader(), content);
    }

    public Outcome read(byte[] content, Map<String, String> captured) {
        return Outcome.of(Readers.of(build(), captured), content);
    }
}
