package dev.varve.realdata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KevOracleTest {

    @Test
    void readsAnEntryAndItsWeaknesses() {
        KevCatalog catalog = KevCatalog.read("""
                {"count": 1, "vulnerabilities": [{"cveID": "CVE-2025-1", "vendorProject": "V", "notes": "https:\\/\\/v",
                "dateAdded": "2025-03-11", "cwes": ["CWE-1", "CWE-2"]}]}""");

        assertThat(catalog.entries().get("CVE-2025-1"))
                .containsOnlyKeys(KevCatalog.COLUMNS)
                .containsEntry("notes", "https://v")
                .containsEntry("due_date", null);
        assertThat(catalog.weaknesses()).extracting(row -> row.get("cwe")).containsExactly("CWE-1", "CWE-2");
    }

    @Test
    void refusesWhatIsNotWhole() {
        assertThat(KevCatalog.read("{\"count\": 1, \"vulnerabilities\": [{\"cveID\": \"CVE"))
                .isNull();
        assertThat(KevCatalog.read("{\"count\": 1, \"vulnerabilities\": []}")).isNull();
    }

    @Test
    void agreesWithTheListOfDrops() throws IOException {
        RealData data = RealData.assumed("cisa-kev");
        KevOracle oracle = new KevOracle(data);
        Set<String> before = new HashSet<>();

        assertThat(oracle.truncated()).containsExactly(Instant.parse("2025-02-26T05:44:29Z"));
        assertThat(oracle.whole()).hasSize(29);
        for (Instant moment : oracle.whole()) {
            Map<String, String> described = data.described(moment).getFirst();
            Set<String> ids = oracle.asKnownAt(moment).entries().keySet();
            assertThat(ids)
                    .hasSize(Integer.parseInt(described.get("declared_count")))
                    .containsAll(before);
            if (!before.isEmpty()) {
                assertThat(ids).hasSize(before.size() + Integer.parseInt(described.get("added_vs_previous_drop")));
            }
            before = Set.copyOf(ids);
        }
        List<Map<String, String>> ranges = oracle.ranges();
        assertThat(ranges).hasSizeBetween(1_300 + 1, 1_300 + 25);
        assertThat(ranges.stream().filter(range -> range.get("effective_to") == null))
                .hasSize(1_300);
    }
}
