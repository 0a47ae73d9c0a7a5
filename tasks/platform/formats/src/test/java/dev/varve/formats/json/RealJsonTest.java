package dev.varve.formats.json;

import static dev.varve.formats.ColumnDraft.column;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.varve.contract.Format;
import dev.varve.formats.ContractDraft;
import dev.varve.formats.Outcome;
import dev.varve.formats.Row;
import dev.varve.formats.SharedData;
import dev.varve.formats.refusal.Reason;
import dev.varve.formats.refusal.RefusedFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RealJsonTest {

    @Test
    void readsEveryCatalogAndRefusesTheTruncatedOne() {
        SharedData kev = SharedData.of("cisa-kev");
        ContractDraft contract = new ContractDraft(
                        new Format.Json(Optional.of("/vulnerabilities"), Optional.of("/count"), false, List.of()))
                .columns(
                        column("cve_id", "text(20)"),
                        column("vendor_project", "text").required(),
                        column("product", "text"),
                        column("vulnerability_name", "text"),
                        column("date_added", "date").required(),
                        column("due_date", "date"),
                        column("short_description", "text"),
                        column("required_action", "text"),
                        column("known_ransomware_campaign_use", "text"),
                        column("notes", "text"),
                        column("catalog_version", "text").from("/catalogVersion"))
                .key("cve_id")
                .child(
                        "known_exploited_weaknesses",
                        "cwes",
                        List.of("cwe"),
                        column("cwe", "text").from("."));
        int refused = 0;
        for (String[] drop : kev.drops(11)) {
            Path file =
                    kev.folder().resolve("landing").resolve(drop[0]).resolve("known_exploited_vulnerabilities.json.gz");
            if (!drop[6].equals("ok")) {
                refused++;
                assertThatThrownBy(() -> kev.read(contract.reader(), file))
                        .isInstanceOfSatisfying(
                                RefusedFile.class,
                                refusal -> assertThat(refusal.reason()).isEqualTo(Reason.TRUNCATED))
                        .hasMessageContaining("line 4003");
                continue;
            }
            Outcome outcome = kev.read(contract.reader(), file);
            assertThat(outcome.rejects()).as("%s", file).isEmpty();
            assertThat(outcome.count().accepted()).isEqualTo(Long.parseLong(drop[4]));
            assertThat(outcome.rows().stream()
                            .map(row -> row.values().object(0))
                            .distinct())
                    .hasSize(Integer.parseInt(drop[5]));
            assertThat(outcome.rows())
                    .extracting(row -> row.values().object(10))
                    .containsOnly(drop[2]);
            assertThat(outcome.rows()).extracting(Row::extra).containsOnlyNulls();
            assertThat(outcome.count().missingColumns()).isEmpty();
            assertThat(outcome.rows().stream()
                            .mapToInt(row -> row.children().getFirst().size())
                            .sum())
                    .isGreaterThan(1_000);
        }
        assertThat(refused).isEqualTo(1);
    }

    @Test
    void readsEveryGoVulnerability() {
        SharedData go = SharedData.of("go-vulndb");
        Format ndjson = new Format.Ndjson(List.of());
        ContractDraft vulnerabilities = new ContractDraft(ndjson)
                .columns(
                        column("id", "text"),
                        column("schema_version", "text"),
                        column("published", "timestamp"),
                        column("modified", "timestamp"),
                        column("summary", "text"),
                        column("details", "text"),
                        column("url", "text").from("database_specific.url"))
                .key("id")
                .child(
                        "go_vulnerability_aliases",
                        "aliases",
                        List.of("alias"),
                        column("alias", "text").from("."))
                .child(
                        "go_affected_modules",
                        "affected",
                        List.of(),
                        column("module", "text").from("package.name").required(),
                        column("ecosystem", "text").from("package.ecosystem"),
                        column("url", "text").from("database_specific.url"))
                .child(
                        "go_affected_versions",
                        "affected.ranges.events",
                        List.of(),
                        column("module", "text").from("../../package.name").required(),
                        column("introduced", "text"),
                        column("fixed", "text"))
                .child(
                        "go_vulnerability_references",
                        "references",
                        List.of(),
                        column("type", "text"),
                        column("url", "text"));
        ContractDraft cves = new ContractDraft(ndjson)
                .columns(
                        column("cve_id", "text").from("cveMetadata.cveId"),
                        column("title", "text").from("containers.cna.title"),
                        column("data_version", "text"))
                .key("cve_id")
                .child(
                        "go_cve_references",
                        "containers.cna.references",
                        List.of(),
                        column("url", "text").required());
        Map<String, Long> children = new HashMap<>();
        for (String[] drop : go.drops(6)) {
            boolean osv = drop[1].equals("osv");
            Path file = go.folder().resolve("landing").resolve(drop[0]).resolve(drop[1] + ".ndjson.gz");
            assertThat(Files.exists(file)).isTrue();
            Outcome outcome = go.read((osv ? vulnerabilities : cves).reader(), file);
            assertThat(outcome.rejects()).as("%s", file).isEmpty();
            assertThat(outcome.count().accepted()).as("%s", file).isEqualTo(Long.parseLong(drop[2]));
            outcome.rows().forEach(row -> {
                for (int i = 0; i < row.children().size(); i++) {
                    children.merge(drop[1] + i, (long) row.children().get(i).size(), Long::sum);
                }
            });
        }
        assertThat(children).hasSize(5).allSatisfy((_, rows) -> assertThat(rows).isGreaterThan(100));
    }

    @Test
    void readsEveryTotesysTable() {
        SharedData totesys = SharedData.of("totesys");
        for (String[] drop : totesys.drops(3)) {
            Path file = totesys.folder().resolve("landing").resolve(drop[0]).resolve(drop[1] + ".ndjson.gz");
            ContractDraft contract = new ContractDraft(new Format.Ndjson(List.of()))
                    .columns(
                            column(drop[1] + "_id", "integer").required(),
                            column("created_at", "timestamp").required(),
                            column("last_updated", "timestamp").required(),
                            column("unit_price", "decimal(10,2)"),
                            column("agreed_delivery_date", "date"));
            Outcome outcome = totesys.read(contract.reader(), file);
            assertThat(outcome.rejects()).as("%s", file).isEmpty();
            assertThat(outcome.count().accepted()).as("%s", file).isEqualTo(Long.parseLong(drop[2]));
        }
    }
}
