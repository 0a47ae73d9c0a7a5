package dev.varve.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.contract.read.Contracts;
import dev.varve.contract.read.WrongContracts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigestTest {

    private static final String ORDERS = """
            description: Orders.
            owner: shop
            landing: shop/{day:yyyy-MM-dd}/*.ndjson
            format: {type: ndjson, null_values: []}
            key: [id, day]
            restates: day
            zone: UTC
            columns:
              id: {type: bigint, required: true}
              day: {type: date, required: true}
              number: {type: integer, required: true}
              customer_id: bigint
              amount: {type: "decimal(12,2)", unit: EUR}
              moment: {type: timestamp, required: true}
              note: {type: text, checks: [not_be_null: {mostly: 0.9, severity: warning}]}
            children:
              lines: {each: lines, key: line, columns: {line: {type: integer, required: true}, sku: text}}
              notes: {each: notes, columns: {text_of_note: text}}
            relationships:
              customer: {to: shop.customers, include: [name], severity: info}
            aggregates:
              per_day: {window: day, time: moment, by: note, measures: {n: count, total: sum(amount)}}
              per_week: {window: week, time: moment, measures: {n: count}}
            checks:
              - row_count_to_be_between: {min_value: 1, why: no day is empty}
            """;

    private static Contract read(String yaml) {
        Map<String, String> texts = new TreeMap<>(WrongContracts.OTHERS);
        texts.put("shop.orders", yaml);
        texts.put(
                "shop.customers",
                "landing: c/*.csv\nkey: customer_id\ncolumns: {customer_id: bigint, name: text, city: text}\n");
        return Contracts.parse(texts).find("shop.orders").orElseThrow();
    }

    /** Sections whose digest differs. */
    private static String changed(Contract before, Contract after) {
        List<String> changed = new ArrayList<>();
        for (ContractPart section : ContractPart.values()) {
            if (!before.digest(section).equals(after.digest(section))) {
                changed.add(section.name().toLowerCase(java.util.Locale.ROOT));
            }
        }
        return String.join(" ", changed);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    description: Orders.                       | description: The orders.                             | ``
                    owner: shop                                | {owner: finance}                                     | ``
                    owner: shop                                | tags: [a]                                            | ``
                    unit: EUR                                  | unit: USD                                            | ``
                    unit: EUR                                  | unit: EUR, personal: true, description: x            | ``
                    why: no day is empty                       | why: never                                           | ``
                    landing: shop/                             | landing: store/                                      | ``
                    zone: UTC                                  | zone: UTC\\nlimits: {rejects: 5 %}                   | ``
                    zone: UTC                                  | zone: UTC\\ncomplete: {files: 2}                     | ``
                    zone: UTC                                  | zone: UTC\\nsame_path: adds                          | ``
                    zone: UTC                                  | zone: UTC\\nrepeated: ignore                         | conform
                    zone: UTC                                  | zone: UTC\\nsettles: 1 day                           | conform
                    severity: warning                          | severity: info                                       | ``
                    severity: info                             | severity: critical                                   | ``
                    mostly: 0.9,                               | mostly: 0.90,                                        | ``
                    mostly: 0.9,                               | mostly: 0.95,                                        | verify
                    {min_value: 1,                             | {min_value: 2,                                       | verify
                    {min_value: 1,                             | {min_value: 1, where: id > 0,                        | verify
                    [not_be_null:                              | [be_unique:                                          | verify
                    n: count, total                            | n: count(id), total                                  | aggregate
                    by: note,                                  | by: customer.name,                                   | aggregate
                    window: week                               | window: month                                        | aggregate
                    zone: UTC                                  | zone: UTC\\nas_of: month_end                         | snapshot
                    include: [name]                            | include: [name, city]                                | snapshot
                    to: shop.customers,                        | to: shop.customers, by: [number],                    | conform
                    customer: {to                              | buyer: {to                                           | conform snapshot
                    key: [id, day]                             | key: [id, number]                                    | conform
                    key: [id, day]                             | key: [id, day]\\neffective_at: moment                | conform
                    key: [id, day]                             | key: [id, day]\\nsequence_by: number                 | conform
                    restates: day                              | restates: all                                        | conform
                    zone: UTC                                  | zone: UTC\\ndeletes: {note: gone}                    | conform
                    unit: EUR                                  | unit: EUR, tracked: false                            | conform
                    customer_id: bigint                        | customer_id: bigint\\n  extra: text                  | raw
                    "decimal(12,2)"                            | "decimal(12,3)"                                      | raw
                    unit: EUR                                  | from: [amount, total], unit: EUR                     | raw
                    unit: EUR                                  | default: 0, unit: EUR                                | raw
                    unit: EUR                                  | null_values: [none], unit: EUR                       | raw
                    unit: EUR                                  | number: ".", unit: EUR                               | raw
                    moment: {type: timestamp,                  | moment: {type: timestamp, zone_names: {EDT: "-04:00"}, | raw
                    each: lines                                | each: lines, each_or_one: true                       | raw
                    each: lines                                | each: lines, each_or_one: false                      | ``
                    null_values: []                            | null_values: ["-"]                                   | raw
                    sku: text                                  | sku: text(20)                                        | raw
                    each: lines                                | each: items                                          | raw
                    zone: UTC                                  | zone: UTC\\nunknown_fields: refuse                   | raw
                    zone: UTC                                  | zone: UTC\\nunknown_fields: add                      | ``
                    zone: UTC                                  | zone: Europe/Rome                                    | raw aggregate
                    """)
    void runsAgainWhatReadsTheChangedPart(String before, String after, String sections) {
        assertThat(ORDERS).contains(before);
        String changedText = ORDERS.replaceFirst(
                        java.util.regex.Pattern.quote(before),
                        java.util.regex.Matcher.quoteReplacement(after.replace("\\n", "\n")))
                .replace("{owner: finance}", "owner: finance");

        assertThat(changed(read(ORDERS), read(changedText))).isEqualTo(sections);
    }

    @Test
    void whatFilesMeanIsReadAgainWhereItChanges() {
        String csv = """
                landing: shop/*.csv
                format: {type: csv}
                columns: {id: integer, day: {type: date, format: dd.MM.yy, pivot: 1970}}
                """;
        String json = "landing: shop/*.json\nformat: {type: json, records: /items}\ncolumns: {id: integer}\n";
        assertThat(changed(read(json), read(json.replace("/items", "/items, records_or_one: true"))))
                .isEqualTo("raw");
        for (String option : List.of("escape: '^'", "escapes: backslash", "quoted_nulls: true", "footer_rows: 1")) {
            assertThat(changed(read(csv), read(csv.replace("type: csv", "type: csv, " + option))))
                    .as(option)
                    .isEqualTo("raw");
        }
        assertThat(changed(read(csv), read(csv.replace("1970", "1950")))).isEqualTo("raw");
    }

    @Test
    void neitherCommentsNorOrderNorLayoutNorShorthandCount() {
        String rewritten = """
                # the same, written otherwise
                checks:
                  - row_count_to_be_between:
                      why: no day is empty   # never
                      min_value: 1
                aggregates:
                  per_week: {time: moment, measures: {n: count}, window: {size: week, every: week}}
                  per_day: {measures: {total: sum( amount ), n: count}, window: {size: 1 day}, time: moment, by: [note]}
                relationships:
                  customer: {include: name, to: shop.customers, by: customer_id, severity: info}
                restates: {scope: [day], as: state}
                children:
                  notes: {columns: {text_of_note: {type: text}}, each: notes}
                  lines: {columns: {line: integer, sku: {from: sku, type: text}}, each: lines, key: [line]}
                columns:
                  id: bigint
                  day: date
                  number: {required: true, type: integer}
                  customer_id: {type: bigint, tracked: true}
                  amount: {type: "decimal( 12, 2 )"}
                  moment: {type: timestamp, required: true, zone: UTC, format: [iso]}
                  note: {type: text, checks: {not_be_null: {mostly: 0.9}}}
                key: [id, day]
                format: ndjson
                landing: shop/{day:yyyy-MM-dd}/*.ndjson
                """;

        assertThat(changed(read(ORDERS), read(rewritten))).isEmpty();
    }

    @Test
    void theOrderOfColumnsCountsForRawAlone() {
        String swapped = ORDERS.replace("  customer_id: bigint\n", "")
                .replace("children:\n", "  customer_id: bigint\nchildren:\n");

        assertThat(changed(read(ORDERS), read(swapped))).isEqualTo("raw");
    }

    @Test
    void aColumnThatAKeyMakesRequiredIsLoadedAgain() {
        String yaml = ORDERS.replace("key: [id, day]", "key: [id, day, note]");

        assertThat(changed(read(ORDERS), read(yaml))).isEqualTo("raw conform");
    }

    @Test
    void anAggregateHasADigestOfItsOwn() {
        Contract before = read(ORDERS);
        Contract after = read(ORDERS.replace("sum(amount)", "max(amount)"));

        assertThat(after.aggregateDigest("per_day")).isNotEqualTo(before.aggregateDigest("per_day"));
        assertThat(after.aggregateDigest("per_week")).isEqualTo(before.aggregateDigest("per_week"));
    }

    @Test
    void isTheSha256InHex() {
        assertThat(read(ORDERS).digest(ContractPart.RAW)).matches("[0-9a-f]{64}");
    }
}
