package dev.varve.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Names of users are data: what a statement names beside them begins with _, as no name of theirs may. */
class NamesInStatementsTest {
    /** What readers see; contracts may not declare it. SQL of contracts reads {@code raw_rows} and {@code load_rows}. */
    private static final Set<String> READERS = Set.of(
            "as_of",
            "deleted",
            "effective_at",
            "effective_from",
            "effective_to",
            "received_at",
            "raw_rows",
            "load_rows");

    /** Values, of which no statement gets a column. */
    private static final Set<String> VALUES = Set.of(
            "admitted_at",
            "counts",
            "dataset",
            "deliveries",
            "files",
            "hidden",
            "limit",
            "load",
            "loads",
            "no_twin",
            "only",
            "pending",
            "settles",
            "zone_table");

    /** Placeholders whose names have an alias before each: all that end with one, and these, by statement. */
    private static final Map<String, Set<String>> QUALIFIED = Map.of(
            "conform/changes",
                    Set.of(
                            "columns",
                            "effective_at",
                            "grown",
                            "hash",
                            "only_load",
                            "operation",
                            "received_at",
                            "sequence"),
            "conform/grown_since", Set.of("only_load"),
            "conform/touched_by_versions", Set.of("of_version"),
            "load/with_extra", Set.of("same_place"),
            "report/superseded_scenes", Set.of("compared", "same"),
            "snapshot/as_of", Set.of("columns", "condition", "relationships"),
            "verify/set_back", Set.of("same_key", "same_time"));

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([a-z_]+)}");
    private static final Pattern NO_NAMES = Pattern.compile("--.*|'[^']*'|::?\\w+");
    private static final Pattern CAST =
            Pattern.compile("\\bas (bigint|varchar|timestamp|date|integer|double|hugeint)\\b");
    private static final Pattern GIVEN = Pattern.compile("\\bas \"?(?<alias>[a-z_]\\w*)"
            + "|\\)\\s+(?<derived>[a-z_]\\w*)"
            + "|(?:\\b(?:from|join|using|table)|,)\\s+(?:[a-z_]+\\.)?(?:\\$\\{\\w+}|[a-z_])[\\w${}]*\\s+(?<table>[a-z_]\\w*)"
            + "|(?:\\bwith|\\),)\\s+(?<with>[a-z_]\\w*)\\s+as \\("
            + "|\\btemp table (?<temporary>[a-z_]\\w*)");
    private static final Set<String> WORDS = Set.of(
            ("and as asc cross desc drop end except exists from group having in inner intersect is join left limit nulls"
                            + " not on or order over rename rows select then timestamp union using where when window")
                    .split(" "));

    private static Path root() {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(root.resolve("sql/platform"))) {
            root = root.getParent();
        }
        return root;
    }

    private static List<Path> files(Path below, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(below)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    static Stream<String> statements() throws IOException {
        Path platform = root().resolve("sql/platform");
        return files(platform, ".sql").stream()
                .filter(file -> hasNamesOfUsers(text(file)))
                .map(file ->
                        platform.relativize(file).toString().replace('\\', '/').replace(".sql", ""));
    }

    private static String statement(String name) {
        return text(root().resolve("sql/platform/" + name + ".sql"));
    }

    /** SQL as Java writes it, each once, with the file that has it. */
    static Stream<Arguments> textsOfJava() throws IOException {
        Map<String, String> texts = new TreeMap<>();
        for (Path file : files(root().resolve("tasks"), ".java")) {
            if (file.toString().contains("src/main/java")) {
                StatementsInJava.of(text(file))
                        .forEach(text -> texts.put(text, file.getFileName().toString()));
            }
        }
        return texts.entrySet().stream().map(text -> Arguments.of(text.getValue(), text.getKey()));
    }

    @ParameterizedTest
    @MethodSource("statements")
    void whatStandsBesideNamesOfUsersBeginsWithAnUnderscore(String file) {
        assertThat(given(statement(file)))
                .allMatch(name -> name.startsWith("_") || READERS.contains(name), "begins with _");
    }

    @ParameterizedTest
    @MethodSource("statements")
    void columnsOfOursBesideThoseOfUsersBeginWithAnUnderscoreOrHaveAnAliasBefore(String name) throws IOException {
        assertThat(scopes(name).collisions(statement(name))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("textsOfJava")
    void whatJavaWritesKeepsToTheSame(String file, String text) throws IOException {
        assertThat(given(text)).allMatch(name -> name.startsWith("_") || READERS.contains(name), "begins with _");
        assertThat(scopes("").collisions(text)).isEmpty();
    }

    @Test
    void theTextsOfJavaAreFound() throws IOException {
        assertThat(textsOfJava().map(text -> text.get()[1]))
                .hasSizeGreaterThan(40)
                .contains("exists (select 1 from _window _t where ${put_in})", "(${put_in}) _w")
                .anyMatch(text -> text.toString().contains("_e.received_at < _o.received_at"));
        assertThat(
                        StatementsInJava.of(
                                "run(a, \"select x\" /* \"b\" */ + f(\"in (select y)\", '\"') + \" from t\", 7); // \"select z\""))
                .containsExactlyInAnyOrder("select x${put_in} from t", "in (select y)");
    }

    /** {@code _ours} has a column without _, {@code _theirs} columns of users. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            select ${key} from ${t} _a join control.load _d on _d.load_id = _a._load_id                         | ${key}
            select ${key_a} from ${t} _a join control.load _d on _d.load_id = _a._load_id                       | ''
            select ${key_a} from ${t} _a join control.load _d on load_id = _a._load_id                          | load_id
            select _a.*, _d.load_id from ${t} _a join control.load _d on _d.load_id = _a._load_id               | load_id
            select _a.*, _d.load_id as _load from ${t} _a join control.load _d on _d.load_id = _a._load_id      | ''
            select 1 from (select _a.*, _d.scope from _theirs _a, _ours _d) _c                                  | scope
            select 1 from (select * from _theirs _a, _ours _d) _c                                               | scope
            with _b as (select *, 1 as times from ${t}) select 1 from _b                                        | times
            with _b as (select scope from _ours) select ${key} from _b, ${t} _a                                 | ${key}
            with _b as (select scope as _s from _ours) select ${key} from _b, ${t} _a                           | ''
            select max(scope) over (partition by ${key}) from _ours                                             | ${key}
            select 1 from ${t} where _x in (select scope from _ours) and not deleted                            | ''
            select 1 from ${t} where file_id = ? or exists (select 1 from _ours _o where _o.scope = ${key_a})   | file_id
            delete from ${t} _p using ${u} _s where times = 1 and ${same_p}                                     | times
            create temp table _x as select ${key}, count(*) as times from ${t} group by ${key}                  | times
            select count(*), cast(_x as varchar), case when _y is null then 'a b' else 'c' end from ${t} -- d   | ''
            """)
    void findsWhatMayBeAnothersColumn(String statement, String names) {
        Map<String, StatementScopes.Columns> known = Map.of(
                "_ours",
                new StatementScopes.Columns(false, Set.of("scope")),
                "_theirs",
                new StatementScopes.Columns(true, Set.of()));
        assertThat(new StatementScopes(known, Set.of(), READERS).collisions(statement))
                .containsExactlyInAnyOrder(names.isEmpty() ? new String[0] : names.split(" "));
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

    private static StatementScopes scopes(String name) throws IOException {
        Set<String> harmless = new HashSet<>(VALUES);
        harmless.add("put_in");
        harmless.addAll(QUALIFIED.getOrDefault(name, Set.of()));
        return new StatementScopes(temporary(), harmless, READERS);
    }

    /** What the statements make for each other; one that reads another's comes before it in some order. */
    private static Map<String, StatementScopes.Columns> temporary() throws IOException {
        Map<String, StatementScopes.Columns> tables = new HashMap<>();
        List<Path> files = files(root().resolve("sql/platform"), ".sql");
        for (int i = 0; i < 2; i++) {
            for (Path file : files) {
                new StatementScopes(tables, VALUES, READERS)
                        .made(text(file))
                        .ifPresent(table -> tables.put(table.getKey(), table.getValue()));
            }
        }
        return tables;
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
