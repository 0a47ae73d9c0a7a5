package dev.varve.serve;

import dev.varve.failure.TaskFailure;
import dev.varve.ledger.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;

/**
 * Which files hold which table for readers: {@code serve/catalog.json}, swapped whole.
 *
 * @param form of this text; a reader that knows another one must not go on
 * @param published version by dataset
 * @param served by {@code schema.table}
 */
public record Catalog(int form, SortedMap<String, Long> published, SortedMap<String, ServedTable> served) {
    static final String NAME = "catalog.json";
    private static final int FORM = 2;

    static Catalog empty() {
        return new Catalog(FORM, new TreeMap<>(), new TreeMap<>());
    }

    public static boolean exists(Path serve) {
        return Files.exists(serve.resolve(NAME));
    }

    /**
     * Empty where there is none.
     *
     * @throws TaskFailure where it cannot be read, or was written by another version
     */
    public static Catalog read(Path serve) {
        return text(serve)
                .map(text -> of(text).orElseThrow(() -> TaskFailure.configuration(serve.resolve(NAME)
                        + " has the form of another version of varve, or is damaged; varve publish of any dataset"
                        + " writes it anew")))
                .orElseGet(Catalog::empty);
    }

    /** Empty where there is none that can be gone on with. */
    static Optional<Catalog> find(Path serve) {
        return text(serve).flatMap(Catalog::of);
    }

    private static Optional<String> text(Path serve) {
        try {
            return Optional.of(Files.readString(serve.resolve(NAME)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw TaskFailure.configuration("cannot read " + serve.resolve(NAME) + ": " + e.getMessage(), e);
        }
    }

    private static Optional<Catalog> of(String text) {
        try {
            return Optional.of(Json.read(text, Catalog.class)).filter(catalog -> catalog.form == FORM);
        } catch (JacksonException damaged) {
            return Optional.empty();
        }
    }

    /** It says there what this one says. */
    boolean isIn(Path serve) {
        return text(serve).equals(Optional.of(Json.lines(this)));
    }

    void write(Path serve) throws IOException {
        Path temporary = serve.resolve(NAME + ".part");
        Files.writeString(temporary, text());
        Files.move(temporary, serve.resolve(NAME), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    String text() {
        return Json.lines(this);
    }

    /** A query of what readers saw of a table then; empty where the table does not tell. */
    public Optional<String> knownAt(ServePlace serve, String target, Instant at) {
        return Optional.ofNullable(served.get(target))
                .filter(table -> table.tells(at))
                .map(table -> new ServedSql(serve).knownAt(table, at));
    }

    /** Every file that a table needs. */
    public Set<String> files() {
        Set<String> files = new LinkedHashSet<>();
        served.values().forEach(table -> files.addAll(table.names()));
        return files;
    }
}
