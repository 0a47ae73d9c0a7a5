package dev.varve.realdata;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every record of the Go vulnerability database, by the day it came, as it was written. */
final class GoOracle {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String PLACEHOLDER = "0001-01-01T00:00:00Z";

    private final NavigableMap<LocalDate, List<JsonNode>> vulnerabilities = new TreeMap<>();
    private final NavigableMap<LocalDate, List<JsonNode>> cves = new TreeMap<>();

    GoOracle(RealData data) throws IOException {
        read(data.named("osv.ndjson.gz"), vulnerabilities);
        read(data.named("cve5.ndjson.gz"), cves);
    }

    private static void read(List<Path> files, Map<LocalDate, List<JsonNode>> days) throws IOException {
        for (Path file : files) {
            LocalDate day = LocalDate.parse(file.getParent().getFileName().toString());
            days.put(day, RealData.text(file).lines().map(JSON::readTree).toList());
        }
    }

    NavigableMap<LocalDate, List<JsonNode>> vulnerabilities() {
        return vulnerabilities;
    }

    NavigableMap<LocalDate, List<JsonNode>> cves() {
        return cves;
    }

    static String id(JsonNode record) {
        return record.has("id")
                ? record.get("id").asString()
                : record.at("/cveMetadata/cveId").asString();
    }

    /** The newest record of each id until a day. */
    static Collection<JsonNode> latest(NavigableMap<LocalDate, List<JsonNode>> days, LocalDate until) {
        Map<String, JsonNode> latest = new TreeMap<>();
        days.headMap(until, true)
                .values()
                .forEach(records -> records.forEach(record -> latest.put(id(record), record)));
        return latest.values();
    }

    /** How many records are new or say something else than the record before them, by the columns that are tracked. */
    long versions() {
        Map<String, Map<String, String>> before = new TreeMap<>();
        long versions = 0;
        for (List<JsonNode> records : vulnerabilities.values()) {
            for (JsonNode record : records) {
                Map<String, String> row = vulnerability(record);
                row.remove("schema_version");
                row.remove("modified");
                versions += row.equals(before.put(id(record), row)) ? 0 : 1;
            }
        }
        return versions;
    }

    static Map<String, String> vulnerability(JsonNode record) {
        return row(
                "id", text(record, "/id"),
                "schema_version", text(record, "/schema_version"),
                "published", moment(record, "/published"),
                "modified", moment(record, "/modified"),
                "summary", text(record, "/summary"),
                "details", text(record, "/details"));
    }

    static Map<String, String> cve(JsonNode record) {
        return row(
                "cve_id", text(record, "/cveMetadata/cveId"),
                "title", text(record, "/containers/cna/title"),
                "data_version", text(record, "/dataVersion"));
    }

    static List<Map<String, String>> aliases(JsonNode record) {
        List<Map<String, String>> rows = new ArrayList<>();
        record.path("aliases").forEach(alias -> rows.add(row("id", id(record), "alias", alias.asString())));
        return rows;
    }

    static List<Map<String, String>> modules(JsonNode record) {
        List<Map<String, String>> rows = new ArrayList<>();
        String url = text(record, "/database_specific/url");
        record.path("affected")
                .forEach(module -> rows.add(row(
                        "id", id(record),
                        "module", text(module, "/package/name"),
                        "ecosystem", text(module, "/package/ecosystem"),
                        "url",
                                Objects.requireNonNullElse(
                                        text(module, "/database_specific/url"), Objects.toString(url)))));
        return rows;
    }

    static List<Map<String, String>> versions(JsonNode record) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (JsonNode module : record.path("affected")) {
            for (JsonNode range : module.path("ranges")) {
                for (JsonNode event : range.path("events")) {
                    rows.add(row(
                            "id", id(record),
                            "module", text(module, "/package/name"),
                            "introduced", text(event, "/introduced"),
                            "fixed", text(event, "/fixed")));
                }
            }
        }
        return rows;
    }

    static List<Map<String, String>> references(JsonNode record) {
        List<Map<String, String>> rows = new ArrayList<>();
        record.path("references")
                .forEach(reference -> rows.add(
                        row("id", id(record), "type", text(reference, "/type"), "url", text(reference, "/url"))));
        return rows;
    }

    static List<Map<String, String>> cveReferences(JsonNode record) {
        List<Map<String, String>> rows = new ArrayList<>();
        record.at("/containers/cna/references")
                .forEach(reference -> rows.add(row("cve_id", id(record), "url", text(reference, "/url"))));
        return rows;
    }

    /** By day: aliases that came, and those among them that are no CVE of the list until then. */
    Map<LocalDate, long[]> aliases() {
        Map<LocalDate, long[]> counts = new TreeMap<>();
        vulnerabilities.forEach((day, records) -> {
            Set<String> known = new HashSet<>();
            latest(cves, day).forEach(cve -> known.add(id(cve)));
            List<String> came = records.stream()
                    .flatMap(record -> aliases(record).stream())
                    .map(row -> row.get("alias"))
                    .toList();
            long unknown = came.stream().filter(alias -> !known.contains(alias)).count();
            counts.put(day, new long[] {came.size(), unknown});
        });
        return counts;
    }

    private static String moment(JsonNode record, String pointer) {
        String text = text(record, pointer);
        return PLACEHOLDER.equals(text) ? null : text;
    }

    private static String text(JsonNode node, String pointer) {
        return node.at(pointer).asStringOpt().orElse(null);
    }

    private static Map<String, String> row(String... namesAndValues) {
        Map<String, String> row = new TreeMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            row.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return row;
    }
}
