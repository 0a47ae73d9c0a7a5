package dev.varve.realdata;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One whole catalog.
 *
 * @param entries by CVE id, in the product's columns
 * @param weaknesses {@code cve_id} and {@code cwe} of each entry
 */
record KevCatalog(Map<String, Map<String, String>> entries, List<Map<String, String>> weaknesses) {

    static final List<String> COLUMNS = List.of(
            "cve_id",
            "vendor_project",
            "product",
            "vulnerability_name",
            "date_added",
            "due_date",
            "short_description",
            "required_action",
            "known_ransomware_campaign_use",
            "notes");

    private static final List<String> FIELDS = List.of(
            "cveID",
            "vendorProject",
            "product",
            "vulnerabilityName",
            "dateAdded",
            "dueDate",
            "shortDescription",
            "requiredAction",
            "knownRansomwareCampaignUse",
            "notes");

    /** @return null where the text is not a whole JSON document, or the catalog is not as long as it claims */
    static KevCatalog read(String text) {
        JsonNode document;
        try {
            document = new JsonMapper().readTree(text);
        } catch (JacksonException broken) {
            return null;
        }
        Map<String, Map<String, String>> entries = new TreeMap<>();
        List<Map<String, String>> weaknesses = new ArrayList<>();
        for (JsonNode entry : document.get("vulnerabilities")) {
            Map<String, String> row = new TreeMap<>();
            for (int i = 0; i < COLUMNS.size(); i++) {
                String value = entry.path(FIELDS.get(i)).asStringOpt().orElse(null);
                row.put(COLUMNS.get(i), value);
            }
            entries.put(row.get("cve_id"), row);
            for (JsonNode cwe : entry.path("cwes")) {
                weaknesses.add(Map.of("cve_id", row.get("cve_id"), "cwe", cwe.asString()));
            }
        }
        return document.get("count").asInt() == document.get("vulnerabilities").size()
                ? new KevCatalog(entries, weaknesses)
                : null;
    }

    static Path json(List<Path> drop) {
        return drop.stream()
                .filter(file -> file.toString().endsWith(".json.gz"))
                .findFirst()
                .orElseThrow();
    }
}
