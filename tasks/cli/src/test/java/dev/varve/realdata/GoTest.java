package dev.varve.realdata;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The Go vulnerability database from its first snapshot, day by day, with the CVE records it issues. */
@Tag("slow")
class GoTest {

    private static final LocalDate FIRST = LocalDate.parse("2023-01-31");
    private static final LocalDate URL_MOVES = LocalDate.parse("2023-04-03");
    private static final LocalDate SUMMARY_COMES = LocalDate.parse("2023-06-12");
    private static final LocalDate LAST = LocalDate.parse("2023-07-31");

    private record Child(String table, String columns, int rows, Function<JsonNode, List<Map<String, String>>> read) {}

    private static final List<Child> CHILDREN = List.of(
            new Child("go_vulnerability_aliases", "id, alias", 692, GoOracle::aliases),
            new Child("go_affected_modules", "id, module, ecosystem, url", 431, GoOracle::modules),
            new Child("go_affected_versions", "id, module, introduced, fixed", 1_050, GoOracle::versions),
            new Child("go_vulnerability_references", "id, type, url", 1_043, GoOracle::references));

    @TempDir
    private static Path folder;

    private static RealData data;
    private static GoOracle oracle;
    private static Arrival arrival;
    private static Loaded vulnerabilities;
    private static Loaded cves;

    @BeforeAll
    static void everythingIsLoaded() throws Exception {
        data = RealData.assumed("go-vulndb");
        oracle = new GoOracle(data);
        arrival = new Arrival(data, null, folder, "security.go_cves", "security.go_vulnerabilities");
        Arrival.done(arrival.deliver(any -> Instant.EPOCH));
        vulnerabilities = new Loaded(arrival, "security.go_vulnerabilities");
        cves = new Loaded(arrival, "security.go_cves");
    }

    @Test
    void everyFileIsReadWhole() throws Exception {
        Map<String, String> expected = new TreeMap<>();
        for (Map<String, String> described : data.described()) {
            String path =
                    "go-vulndb/landing/" + described.get("load_date") + "/" + described.get("entity") + ".ndjson.gz";
            expected.put(path, Loaded.whole(Long.parseLong(described.get("records"))));
        }
        Map<String, String> found = new TreeMap<>(vulnerabilities.files());
        found.putAll(cves.files());

        assertThat(found).hasSize(72).isEqualTo(expected);
        assertThat(count(oracle.vulnerabilities()) + count(oracle.cves())).isEqualTo(299 + 55 + 1_161);
        assertThat(vulnerabilities.rows("contributed")).isEqualTo("1308");
        assertThat(cves.rows("contributed")).isEqualTo("207");
        for (Loaded loaded : List.of(vulnerabilities, cves)) {
            assertThat(loaded.rows("duplicate")).isEqualTo("0");
            assertThat(loaded.rows("repeated")).isEqualTo("0");
        }
        assertThat(arrival.query("select * from control.rejected_row", null)).isEmpty();
        arrival.nothingMore();
    }

    @Test
    void everyRecordAndWhatIsNestedInItSaysWhatItsFileSays() {
        for (LocalDate day : List.of(FIRST, URL_MOVES, LAST)) {
            var known = GoOracle.latest(oracle.vulnerabilities(), day);
            assertSame(
                    "select id, schema_version, published, modified, summary, details from snapshot.security_go_vulnerabilities_latest",
                    known.stream().map(GoOracle::vulnerability).toList(),
                    day);
            for (Child child : CHILDREN) {
                List<Map<String, String>> rows = known.stream()
                        .flatMap(record -> child.read().apply(record).stream())
                        .toList();
                assertSame(
                        "select " + child.columns() + " from snapshot.security_" + child.table() + "_latest",
                        rows,
                        day);
                if (day.equals(LAST)) {
                    assertThat(rows).as(child.table()).hasSize(child.rows());
                }
            }
            var knownCves = GoOracle.latest(oracle.cves(), day);
            assertSame(
                    "select cve_id, title, data_version from snapshot.security_go_cves_latest",
                    knownCves.stream().map(GoOracle::cve).toList(),
                    day);
            assertSame(
                    "select cve_id, url from snapshot.security_go_cve_references_latest",
                    knownCves.stream()
                            .flatMap(cve -> GoOracle.cveReferences(cve).stream())
                            .toList(),
                    day);
        }
        assertThat(arrival.value("select count(*) as records from snapshot.security_go_vulnerabilities_latest", null))
                .isEqualTo("376");
        assertThat(arrival.value("select count(*) as records from snapshot.security_go_cves_latest", null))
                .isEqualTo("76");
    }

    @Test
    void aRecordThatOnlyChangesItsFormIsNoNewVersion() {
        assertThat(arrival.value("select count(*) as versions from conformed.security_go_vulnerabilities", null))
                .isEqualTo("" + oracle.versions());
        assertThat(ranges(URL_MOVES))
                .as("332 records move the address of their page")
                .isEqualTo(newIds(URL_MOVES));
        assertThat(ranges(SUMMARY_COMES)).as("354 records gain a summary").isEqualTo(354);
        assertThat(arrival.value(
                        "select count(*) as without from raw.security_go_affected_modules where url is null", null))
                .isEqualTo("0");
    }

    @Test
    void driftsAreToldFileByFile() {
        assertThat(oracle.vulnerabilities().get(URL_MOVES))
                .hasSize(332)
                .allMatch(record -> record.at("/database_specific").has("url"));
        assertThat(oracle.vulnerabilities().get(SUMMARY_COMES)).hasSize(354).allMatch(record -> record.has("summary"));

        Map<String, String> missing = new TreeMap<>();
        oracle.vulnerabilities()
                .forEach((day, records) -> missing.put(
                        path(day, "osv"),
                        records.stream().anyMatch(record -> record.has("summary")) ? "" : "\"summary\""));
        assertThat(missing.values().stream().filter(String::isEmpty)).hasSizeLessThan(missing.size());
        vulnerabilities
                .drifts()
                .forEach((path, drift) -> assertThat(drift)
                        .as(path)
                        .startsWith("{\"encoding\":\"UTF-8\",\"missing\":[" + missing.get(path)
                                + "],\"unknown\":[\"affected.ranges.type\",\"affected.ecosystem_specific\""));

        Map<String, String> titles = new TreeMap<>();
        Map<String, String> summaries = new TreeMap<>();
        nulls(oracle.vulnerabilities(), "osv", GoOracle::vulnerability, "summary", summaries);
        nulls(oracle.cves(), "cve5", GoOracle::cve, "title", titles);
        assertThat(vulnerabilities.nulls("summary")).isEqualTo(summaries);
        assertThat(cves.nulls("title")).isEqualTo(titles);

        Map<String, String> modified = new TreeMap<>();
        Map<String, String> published = new TreeMap<>();
        nulls(oracle.vulnerabilities(), "osv", GoOracle::vulnerability, "modified", modified);
        nulls(oracle.vulnerabilities(), "osv", GoOracle::vulnerability, "published", published);
        assertThat(vulnerabilities.nulls("modified")).isEqualTo(modified);
        assertThat(vulnerabilities.nulls("published")).isEqualTo(published);
        assertThat(sum(modified)).as("all are the placeholder").isEqualTo(1_308);
        assertThat(sum(published)).as("of later files only").isEqualTo(356);
    }

    @Test
    void aliasesThatAreNoCveOfTheListAreToldOf() {
        Map<String, String> expected = new TreeMap<>();
        oracle.aliases()
                .forEach((day, counts) -> expected.put(
                        "builtin.references.go_vulnerability_aliases.cve of " + day,
                        (counts[1] == 0 ? "pass, " : "warn, ") + counts[1] + " of " + counts[0]));

        assertThat(vulnerabilities.checks("builtin.references.%")).isEqualTo(expected);
        assertThat(arrival.value("""
                select count(*) as aliases from snapshot.security_go_vulnerability_aliases_latest
                where alias not in (select cve_id from snapshot.security_go_cves_latest)
                """, null)).isEqualTo("616");
        assertThat(arrival.value("""
                select count(distinct r.cve_id) as cves from snapshot.security_go_cve_references_latest r
                join snapshot.security_go_vulnerabilities_latest v on r.url = 'https://pkg.go.dev/vuln/' || v.id
                """, null))
                .as("every CVE record names its entry")
                .isEqualTo(""
                        + GoOracle.latest(oracle.cves(), LAST).stream()
                                .filter(cve -> GoOracle.cveReferences(cve).stream()
                                        .anyMatch(row -> row.get("url").startsWith("https://pkg.go.dev/vuln/GO-")))
                                .count())
                .isEqualTo("76");
    }

    private static void assertSame(String select, List<Map<String, String>> expected, LocalDate day) {
        assertThat(Rows.sorted(arrival.query(select, day.atStartOfDay().toInstant(ZoneOffset.UTC))))
                .as("%s as known on %s", select, day)
                .isEqualTo(Rows.sorted(expected));
    }

    private static void nulls(
            NavigableMap<LocalDate, List<JsonNode>> days,
            String file,
            Function<JsonNode, Map<String, String>> row,
            String column,
            Map<String, String> found) {
        days.forEach((day, records) -> {
            long without = records.stream()
                    .filter(record -> row.apply(record).get(column) == null)
                    .count();
            if (without > 0) {
                found.put(path(day, file), "" + without);
            }
        });
    }

    private static long sum(Map<String, String> counts) {
        return counts.values().stream().mapToLong(Long::parseLong).sum();
    }

    private static String path(LocalDate day, String file) {
        return "go-vulndb/landing/" + day + "/" + file + ".ndjson.gz";
    }

    private static long ranges(LocalDate day) {
        return Long.parseLong(arrival.value(
                "select count(*) as ranges from conformed.security_go_vulnerabilities where effective_from = timestamp '"
                        + day + " 00:00:00'",
                null));
    }

    private static long newIds(LocalDate day) {
        List<String> before = new ArrayList<>();
        GoOracle.latest(oracle.vulnerabilities(), day.minusDays(1)).forEach(record -> before.add(GoOracle.id(record)));
        return oracle.vulnerabilities().get(day).stream()
                .filter(record -> !before.contains(GoOracle.id(record)))
                .count();
    }

    private static int count(NavigableMap<LocalDate, List<JsonNode>> days) {
        return days.values().stream().mapToInt(List::size).sum();
    }
}
