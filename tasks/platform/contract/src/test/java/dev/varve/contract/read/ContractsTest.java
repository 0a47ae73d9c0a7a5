package dev.varve.contract.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.varve.contract.AsOf;
import dev.varve.contract.Check;
import dev.varve.contract.Child;
import dev.varve.contract.Column;
import dev.varve.contract.Complete;
import dev.varve.contract.Contract;
import dev.varve.contract.Deletes;
import dev.varve.contract.Format;
import dev.varve.contract.InvalidContract;
import dev.varve.contract.Limits;
import dev.varve.contract.Limits.Limit;
import dev.varve.contract.Relationship;
import dev.varve.contract.Restates;
import dev.varve.contract.Severity;
import dev.varve.contract.Type;
import dev.varve.contract.UnknownFields;
import dev.varve.contract.landing.Sidecar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContractsTest {

    @Test
    void aPatternMayNameZones() {
        Contract contract =
                Contracts.parse(Map.of("shop.orders", """
                        landing: shop/*.csv
                        columns:
                          a: {type: timestamp, format: "EEE MMM dd HH:mm:ss z yyyy", zone_names: {edt: "-04:00", "Central Time": America/Chicago}}
                          b: {type: timestamp, format: "yyyy-MM-dd'T'HH:mm 'z' zzzz", default: "2020-01-01T00:00 z UTC"}
                        """)).find("shop.orders").orElseThrow();
        assertThat(contract.column("a").orElseThrow().zoneNames())
                .isEqualTo(Map.of("EDT", ZoneId.of("-04:00"), "CENTRAL TIME", ZoneId.of("America/Chicago")));
        assertThat(contract.column("b").orElseThrow().zoneNames()).isEmpty();
    }

    private static final Path SQL = Path.of("../../../sql");
    private static final Path DESIGN = Path.of("../../../../shared/design/contracts");

    @TempDir
    private Path root;

    private static Contract parse(String yaml) {
        return Contracts.parse(Map.of("shop.orders", yaml)).find("shop.orders").orElseThrow();
    }

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private List<String> problems(Path... roots) {
        try {
            Contracts.read(List.of(roots));
            return List.of();
        } catch (InvalidContract e) {
            return e.problems().stream()
                    .map(problem -> problem.toString().replace(root.toString(), "ROOT"))
                    .toList();
        }
    }

    @Test
    void readsTheExamplesOfTheProduct() {
        Contracts contracts = Contracts.read(List.of(SQL));

        assertThat(contracts.all())
                .extracting(Contract::dataset)
                .containsExactly(
                        "health.covid_cases",
                        "imagery.land_temperature",
                        "retail.customers",
                        "retail.orders",
                        "security.go_cves",
                        "security.go_vulnerabilities",
                        "security.known_exploited",
                        "taxi.trips");
        Contract orders = contracts.find("retail.orders").orElseThrow();
        assertThat(orders.table()).isEqualTo("retail_orders");
        assertThat(orders.table(orders.children().getFirst())).isEqualTo("retail_order_lines");
        assertThat(orders.relationships())
                .containsExactly(new Relationship(
                        "customer",
                        "retail.customers",
                        List.of("customer_id"),
                        List.of("name", "country"),
                        Severity.WARNING,
                        ""));
        assertThat(orders.checkSql()).containsOnlyKeys("amount_equals_lines");
        assertThat(orders.everyCheck())
                .extracting(Check::id)
                .containsExactly(
                        "status.column_values_to_be_in_set",
                        "amount.column_values_to_be_between",
                        "orders.data_age_at_most",
                        "sql.amount_equals_lines");
        assertThat(contracts.find("health.covid_cases").orElseThrow().restates())
                .contains(new Restates(List.of("report_date"), true));
        assertThat(contracts.find("retail.returns")).isEmpty();
    }

    @Test
    void readsTheContractsOfTheDesign() throws IOException {
        assumeTrue(Files.isDirectory(DESIGN), "the design's contracts are not beside the project");
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> paths = Files.list(DESIGN)) {
            for (Path path : paths.toList()) {
                texts.put(path.getFileName().toString().replace(".yaml", ""), Files.readString(path));
            }
        }

        assertThatThrownBy(() -> Contracts.parse(texts))
                .isInstanceOfSatisfying(
                        InvalidContract.class,
                        e -> assertThat(e.problems())
                                .allSatisfy(problem -> assertThat(problem.message())
                                        .containsAnyOf(
                                                "not yet: ",
                                                "is no dataset: ",
                                                "needs the file checks/",
                                                "needs a pivot: ")));
    }

    @Test
    void givesARasterItsFixedColumnsAndItsBands() {
        Contract contract = parse("""
                landing: scenes/{scene}.tif
                format: {type: geotiff, pixels: cells, bands: {red: 2, quality: {number: 1, type: integer}}, sidecars: [.json, {suffix: .tfw, required: false}]}
                key: scene
                columns:
                  scene: text
                  sensor: {type: text, from: tags.SENSOR}
                """);

        assertThat(contract.format())
                .isEqualTo(new Format.Geotiff(
                        Format.Geotiff.Pixels.CELLS,
                        List.of(
                                new Format.Geotiff.Band("red", 2, new Type.Double()),
                                new Format.Geotiff.Band("quality", 1, new Type.Int())),
                        false,
                        Optional.empty(),
                        1,
                        List.of(new Sidecar(".json", true), new Sidecar(".tfw", false))));
        assertThat(contract.columns())
                .extracting(Column::name)
                .startsWith("page", "content_id", "width", "height")
                .endsWith("tags", "sidecars", "scene", "sensor");
        assertThat(new Sidecar(".json", true).beside("a.b/scene.one.TIF.gz")).isEqualTo("a.b/scene.one.json");
        assertThat(new Sidecar("_rpc.txt", true).beside("a.b/scene")).isEqualTo("a.b/scene_rpc.txt");
        assertThat(contract.pixelTable()).hasValue(contract.table() + "_cells");
        Child bands = contract.children().getFirst();
        assertThat(contract.table(bands)).isEqualTo(contract.table() + "_bands");
        assertThat(bands.key()).containsExactly("band");
        assertThat(bands.columns()).extracting(Column::name).contains("minimum", "maximum", "mean", "checksum");
    }

    @Test
    void readsPositionsFromLeftToRight() {
        assertThat(parse("""
                                landing: cards/*.txt
                                format: {type: fixed, positions: {name: [9, 30], id: [1, 8]}, encoding: detect}
                                columns: {id: bigint, name: text}
                                """).format())
                .isEqualTo(new Format.Fixed(
                        List.of(new Format.Position("id", 1, 8), new Format.Position("name", 9, 30)),
                        Optional.empty(),
                        Format.DETECT,
                        false,
                        0,
                        0,
                        true,
                        List.of(""),
                        Format.Ragged.REFUSE,
                        false));
    }

    @Test
    void fillsInTheDefaultsOfASimpleCsv() {
        Contract contract = parse("""
                landing: sensors/*.csv
                key: [sensor_id, read_at]
                columns:
                  sensor_id: integer
                  read_at: timestamp
                  note: text
                """);

        assertThat(contract.format())
                .isEqualTo(new Format.Delimited(
                        ",",
                        Optional.of('"'),
                        Optional.empty(),
                        Format.Escapes.NONE,
                        Optional.empty(),
                        "UTF-8",
                        true,
                        0,
                        0,
                        false,
                        List.of(""),
                        false,
                        Format.Ragged.REFUSE,
                        false));
        Column note = contract.column("note").orElseThrow();
        assertThat(note)
                .isEqualTo(new Column(
                        "note",
                        new Type.Text(0),
                        List.of("note"),
                        false,
                        Optional.empty(),
                        List.of("iso"),
                        Optional.empty(),
                        ZoneId.of("UTC"),
                        Map.of(),
                        false,
                        Optional.empty(),
                        List.of("true"),
                        List.of("false"),
                        Column.NumberFormat.PLAIN,
                        Column.LocalTimeRule.REJECT,
                        Column.Misfit.REJECT,
                        true,
                        false,
                        false,
                        "",
                        "",
                        List.of()));
        assertThat(contract.columns()).extracting(Column::required).containsExactly(true, true, false);
        assertThat(contract.effectiveAt()).isEmpty();
        assertThat(contract.restates()).isEmpty();
        assertThat(contract.complete()).isEqualTo(new Complete.AsSoonAsSeen());
        assertThat(contract.deletes()).isEqualTo(new Deletes.ByAbsence());
        assertThat(contract.limits())
                .isEqualTo(new Limits(new Limit(0.1, true), new Limit(0.2, true), 100_000_000_000L, 1_000, 10_000));
        assertThat(contract.unknownFields()).isEqualTo(UnknownFields.KEEP);
        assertThat(contract.zone()).isEqualTo(ZoneId.of("UTC"));
        assertThat(contract.asOf()).isEmpty();
        assertThat(contract.conformSql()).isEmpty();
    }

    @Test
    void aShorthandMeansTheSameAsItsFullForm() {
        Map<String, String> others = Map.of(
                "shop.customers", "landing: c/*.csv\nkey: customer_id\ncolumns: {customer_id: bigint}\n",
                "shop.rates", "landing: r/*.csv\nkey: rate\ncolumns: {rate: double}\n");
        Map<String, String> brief = new TreeMap<>(others);
        Map<String, String> full = new TreeMap<>(others);
        brief.put("shop.orders", Shorthands.SHORT);
        full.put("shop.orders", Shorthands.LONG);

        assertThat(Contracts.parse(brief).find("shop.orders"))
                .isEqualTo(Contracts.parse(full).find("shop.orders"));
    }

    @Test
    void wordsThatOtherYamlTakesForBooleansAreText() {
        Contract contract = parse("""
                landing: a/*.csv
                description: no
                owner: on
                tags: [yes, 2026]
                columns:
                  answer: {type: boolean, true_values: [yes, on, 1], false_values: [no, off, 0], default: no}
                  word: {type: text, checks: [be_in_set: [no, on, 1.50, null]]}
                """);

        assertThat(contract.description()).isEqualTo("no");
        assertThat(contract.owner()).isEqualTo("on");
        assertThat(contract.column("answer").orElseThrow().trueValues()).containsExactly("yes", "on", "1");
        assertThat(contract.column("answer").orElseThrow().defaultValue()).contains("no");
        assertThat(contract.everyCheck().getFirst().arguments())
                .containsEntry("value_set", List.of("no", "on", "1.50", "null"));
    }

    @Test
    void readsQuantitiesAsPeopleWriteThem() {
        Contract contract = parse("""
                landing: a/*.csv.gz
                columns: {id: bigint}
                complete: {quiet: 10 minutes}
                limits: {rejects: 0, deletes: 2.5%, bytes: 2 GiB, ratio: 50}
                as_of: [month_end, 2026-12-31]
                checks:
                  - load_age_at_most: PT36H
                """);

        assertThat(contract.complete()).isEqualTo(new Complete.Quiet(Duration.ofMinutes(10)));
        assertThat(contract.limits())
                .isEqualTo(new Limits(new Limit(0, false), new Limit(0.025, true), 1L << 31, 50, 10_000));
        assertThat(contract.asOf()).containsExactly(AsOf.Every.MONTH_END, new AsOf.On(LocalDate.of(2026, 12, 31)));
        assertThat(contract.checks().getFirst().arguments()).isEqualTo(Map.of("value", Duration.ofHours(36)));
    }

    @Test
    void aRestatingDatasetAcceptsNoRejectsAndAPartitionWithTimeListsFacts() {
        String yaml = """
                landing: a/{day:yyyy-MM-dd}.csv
                columns: {id: bigint, day: date}
                """;

        assertThat(parse(yaml + "restates: all\n").limits().rejects()).isEqualTo(new Limit(0, false));
        assertThat(parse(yaml + "restates: all\neffective_at: day\n").restates())
                .contains(new Restates(List.of(), false));
        assertThat(parse(yaml + "restates: day\n").restates()).contains(new Restates(List.of("day"), false));
        assertThat(parse(yaml + "restates: day\neffective_at: day\n").restates())
                .contains(new Restates(List.of("day"), true));
        assertThat(parse(yaml + "restates: {scope: day, as: state}\neffective_at: day\n")
                        .restates())
                .contains(new Restates(List.of("day"), false));
        assertThat(parse(yaml).column("day").orElseThrow().captured()).isTrue();
    }

    @Test
    void aDeletedFlagIsComparedAsTrueOrFalse() {
        Contract contract = parse("""
                landing: a/*.csv
                key: id
                columns: {id: bigint, gone: {type: boolean, true_values: [Y], false_values: [N]}}
                deletes: {gone: Y}
                """);

        assertThat(contract.deletes()).isEqualTo(new Deletes.ByValue("gone", "true"));
    }

    @Test
    void aCheckHasAnIdAndTheOwnerOfItsDataset() {
        Contract contract = parse("""
                landing: a/*.ndjson
                owner: shop
                key: id
                columns:
                  id: {type: bigint, checks: [be_between: {min_value: 1}, be_between: {max_value: 9.5, owner: ops}]}
                children:
                  lines:
                    each: lines
                    columns: {sku: {type: text, checks: [be_unique]}}
                    checks:
                      - row_count_to_be_between: {min_value: 1, id: enough_lines}
                """);

        assertThat(contract.everyCheck())
                .containsExactly(
                        new Check(
                                "id.column_values_to_be_between",
                                "column_values_to_be_between",
                                Optional.empty(),
                                Optional.of("id"),
                                Map.of("min_value", 1L),
                                Severity.CRITICAL,
                                "",
                                "shop",
                                Optional.empty()),
                        new Check(
                                "id.column_values_to_be_between.2",
                                "column_values_to_be_between",
                                Optional.empty(),
                                Optional.of("id"),
                                Map.of("max_value", new java.math.BigDecimal("9.5")),
                                Severity.CRITICAL,
                                "",
                                "ops",
                                Optional.empty()),
                        new Check(
                                "lines.sku.column_values_to_be_unique",
                                "column_values_to_be_unique",
                                Optional.of("lines"),
                                Optional.of("sku"),
                                Map.of(),
                                Severity.CRITICAL,
                                "",
                                "shop",
                                Optional.empty()),
                        new Check(
                                "enough_lines",
                                "table_row_count_to_be_between",
                                Optional.of("lines"),
                                Optional.empty(),
                                Map.of("min_value", 1L),
                                Severity.CRITICAL,
                                "",
                                "shop",
                                Optional.empty()));
    }

    @Test
    void fiveMistakesAreReportedAtOnce() {
        String yaml = """
                landing: shop/*.csv
                key: order_nr
                columns:
                  order_id: bigint
                  amount: {type: decimal(10,2), unit: EUR}
                  ordered_on: {type: date, format: dd.mm.yyyy}
                relationships: {customer: shop.client}
                limits: {reject: 5 %}
                """;

        assertThatThrownBy(() -> parse(yaml))
                .isInstanceOf(InvalidContract.class)
                .hasMessage("""
                        shop.orders:2: key: is no column of orders: order_nr; did you mean order_id?
                        shop.orders:5: columns.amount.type: inside { } YAML splits decimal(10,2) at the comma: quote it, "decimal(10,2)"
                        shop.orders:6: columns.ordered_on.format: does not say a whole date (MM is the month, mm the minute): dd.mm.yyyy
                        shop.orders:7: relationships.customer: is no dataset: shop.client; known are shop.orders
                        shop.orders:8: limits.reject: is not known; did you mean rejects?""");
    }

    @Test
    void readsTheSqlBesideAContract() throws IOException {
        write("shop/orders/contract.yaml", "landing: a/*.csv\ncolumns: {id: bigint}\nchecks: [sql: ids]\n");
        write("shop/orders/checks/ids.sql", "SELECT 1\r\n");
        write("shop/orders/conform.sql", "SELECT 2\n");
        write("shop/orders/aggregates/per_id.sql", "SELECT 3\n");
        write("platform/warehouse/contract.yaml", "nothing of ours");
        write("shop/notes/readme.txt", "");

        Contract contract = Contracts.read(List.of(root)).all().getFirst();

        assertThat(contract.checkSql()).isEqualTo(Map.of("ids", "SELECT 1\n"));
        assertThat(contract.conformSql()).contains("SELECT 2\n");
        assertThat(contract.aggregateSql()).isEqualTo(Map.of("per_id", "SELECT 3\n"));
    }

    @Test
    void aFolderOfALaterRootStandsInForTheOneOfTheSameName() throws IOException {
        write("one/shop/visits/contract.yaml", "landing: a/*.csv\ncolumns: {id: bigint}\n");
        write("one/shop/visits/conform.sql", "SELECT 1");
        write("two/shop/visits/contract.yaml", "landing: b/*.csv\ncolumns: {name: text}\n");

        Contract contract = Contracts.read(List.of(root.resolve("one"), root.resolve("two")))
                .find("shop.visits")
                .orElseThrow();

        assertThat(contract.columns()).extracting(Column::name).containsExactly("name");
        assertThat(contract.conformSql()).isEmpty();
    }

    @Test
    void saysWhatIsWrongWithFolders() throws IOException {
        String yaml = "landing: a/*.csv\ncolumns: {id: bigint}\n";
        write("one/Shop/orders/contract.yaml", yaml);
        write("one/shop/2_orders/contract.yaml", yaml);
        write("one/shop/orders/contract.yml", yaml);
        write("one/shop/visits/contract.yaml", yaml);
        write("one/shop/visits/checks/unlisted.sql", "SELECT 1");
        write("one/shop/visits/checks/suite.json", "{}");
        write("one/shop/visits/conform.sql", " ");

        assertThat(problems(root.resolve("one"), root.resolve("three")))
                .containsExactlyInAnyOrder(
                        "ROOT/one: shop.orders: has contract.yml; the file is called contract.yaml",
                        "ROOT/three: is no folder; name the folder that holds <domain>/<dataset>/contract.yaml",
                        "ROOT/one/Shop/orders/contract.yaml: stands in a folder whose name is not lower_snake_case"
                                + " (a to z, 0 to 9 and _, a letter first): write shop",
                        "ROOT/one/shop/2_orders/contract.yaml: stands in a folder whose name is not lower_snake_case"
                                + " (a to z, 0 to 9 and _, a letter first): write orders",
                        "ROOT/one/shop/visits/contract.yaml: checks/suite.json: not yet: this version imports no Great Expectations suites",
                        "ROOT/one/shop/visits/contract.yaml: conform.sql: is empty",
                        "ROOT/one/shop/visits/contract.yaml: checks: does not list checks/unlisted.sql; add - sql: unlisted or delete the file");
    }

    @Test
    void twoContractsCannotMakeOneTable() {
        String yaml = "landing: a/*.ndjson\nkey: id\ncolumns: {id: bigint}\n";
        Map<String, String> texts = new TreeMap<>(Map.of(
                "a.b_c", yaml,
                "a_b.c", yaml,
                "a.b_c_changes", yaml,
                "a.d", yaml + "children: {b_c: {each: x, columns: {y: text}}}\n",
                "a.e", yaml + "aggregates: {d: {window: day, measures: {n: count}}}\n"));

        assertThatThrownBy(() -> Contracts.parse(texts)).hasMessage("""
                        a.b_c_changes: makes the table a_b_c_changes, which holds the changes of a.b_c; rename one
                        a.d:4: children.b_c: makes the table a_b_c, which a.b_c makes too; rename one
                        a.e:4: aggregates.d: makes the table a_d, which a.d makes too; rename one
                        a_b.c: makes the table a_b_c, which a.b_c makes too; rename one""");
    }

    @Test
    void keysOfRejectedRowsHaveATableOfTheirOwn() {
        String yaml = "landing: a/*.ndjson\nkey: id\ncolumns: {id: bigint}\n";

        assertThatThrownBy(() -> Contracts.parse(new TreeMap<>(
                        Map.of("a.b", yaml + "restates: all\n", "a.b_rejected", yaml, "a.c_rejected", yaml))))
                .hasMessage("a.b_rejected: makes the table a_b_rejected, which holds keys of rejected rows of a.b;"
                        + " rename one");
        assertThat(Contracts.parse(Map.of("a.b", yaml, "a.b_rejected", yaml)).all())
                .hasSize(2);
    }

    @Test
    void readsTwoHundredContracts() throws IOException {
        String yaml = Files.readString(SQL.resolve("health/covid_cases/contract.yaml"))
                .replaceAll("(?m)^  - sql:.*\n", "");
        for (int i = 0; i < 200; i++) {
            write("shop/dataset_" + i + "/contract.yaml", yaml.replace("cases_by_country_day", "per_day_" + i));
        }

        assertThat(Contracts.read(List.of(root)).all()).hasSize(200);
    }
}
