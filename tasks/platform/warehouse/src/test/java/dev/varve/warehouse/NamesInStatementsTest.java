package dev.varve.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Names of users are data: what a statement names beside them begins with _, as no name of theirs may. */
class NamesInStatementsTest {
    /** What readers see; contracts may not declare it. {@code raw_rows} is what conform.sql reads. */
    private static final Set<String> READERS =
            Set.of("as_of", "deleted", "effective_at", "effective_from", "effective_to", "received_at", "raw_rows");

    /** Values, of which no statement gets a column. */
    private static final Set<String> VALUES = Set.of(
            "admitted_at",
            "counts",
            "dataset",
            "deliveries",
            "files",
            "limit",
            "load",
            "loads",
            "no_twin",
            "only",
            "pending",
            "settles");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([a-z_]+)}");
    private static final Pattern NO_NAMES = Pattern.compile("--.*|'[^']*'|::?\\w+");
    private static final Pattern CAST = Pattern.compile("\\bas (bigint|varchar|timestamp|integer|double)\\b");
    private static final Pattern GIVEN = Pattern.compile("\\bas \"?(?<alias>[a-z_]\\w*)"
            + "|\\)\\s+(?<derived>[a-z_]\\w*)"
            + "|(?:\\b(?:from|join|using|table)|,)\\s+(?:[a-z_]+\\.)?(?:\\$\\{\\w+}|[a-z_])[\\w${}]*\\s+(?<table>[a-z_]\\w*)"
            + "|(?:\\bwith|\\),)\\s+(?<with>[a-z_]\\w*)\\s+as \\("
            + "|\\btemp table (?<temporary>[a-z_]\\w*)");
    private static final Set<String> WORDS = Set.of(
            ("and as asc cross desc end except exists from group having in inner intersect is join left limit nulls"
                            + " not on or order over rows select then union using where when window")
                    .split(" "));

    static Stream<Path> statements() throws IOException {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(root.resolve("sql/platform"))) {
            root = root.getParent();
        }
        try (Stream<Path> files = Files.walk(root.resolve("sql/platform"))) {
            return files
                    .filter(file -> file.toString().endsWith(".sql"))
                    .filter(file -> hasNamesOfUsers(text(file)))
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("statements")
    void whatStandsBesideNamesOfUsersBeginsWithAnUnderscore(Path file) {
        assertThat(given(text(file))).allMatch(name -> name.startsWith("_") || READERS.contains(name), "begins with _");
    }

    @Test
    void mostStatementsOnTablesOfUsersAreJudged() throws IOException {
        assertThat(statements()).hasSizeGreaterThan(60);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            select a.x from ${t} a                                         | a
            select 1 from raw.${t}_changes c join ${u} d on c.x = d.x      | c d
            select max(x) as most, cast(y as bigint) from ${t} as z        | most z
            select * from (select * from ${t}) ranked where true           | ranked
            with one as (select 1), two as (select 2) select * from ${t}   | one two
            create temp table made as select 'as b' from ${t} -- as c      | made
            delete from ${t} p using ${u} s where p.x = s.x                | p s
            select 1 from ${t} where x in (select y from b) and true       | ''
            select row_number() over (order by x) as place, '' from ${t}   | place
            """)
    void findsWhatIsNamed(String statement, String names) {
        assertThat(given(statement)).containsExactlyInAnyOrder(names.isEmpty() ? new String[0] : names.split(" "));
    }

    private static boolean hasNamesOfUsers(String statement) {
        return PLACEHOLDER.matcher(statement).results().anyMatch(found -> !VALUES.contains(found.group(1)));
    }

    private static List<String> given(String statement) {
        String code = CAST.matcher(NO_NAMES.matcher(statement).replaceAll("''")).replaceAll(" ");
        List<String> names = new ArrayList<>();
        var found = GIVEN.matcher(code);
        for (int at = 0; found.find(at); at = found.start() + 1) {
            for (String group : List.of("alias", "derived", "table", "with", "temporary")) {
                String name = found.group(group);
                if (name != null && !WORDS.contains(name) && !names.contains(name)) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
