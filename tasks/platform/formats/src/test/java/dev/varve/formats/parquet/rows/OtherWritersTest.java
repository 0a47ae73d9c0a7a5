package dev.varve.formats.parquet.rows;

import static dev.varve.formats.ColumnDraft.column;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.varve.formats.ContractDraft;
import dev.varve.formats.Outcome;
import dev.varve.formats.Reject;
import dev.varve.formats.Row;
import dev.varve.formats.refusal.Reason;
import dev.varve.formats.refusal.RefusedFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What widely used writers write beside the usual: it is read, or refused for what is true. */
class OtherWritersTest {

    private static byte[] file(String name) {
        try (InputStream in = OtherWritersTest.class.getResourceAsStream(name + ".parquet")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aColumnThatIsNotReadRefusesWhereTheContractTakesIt() {
        assertThat(ParquetDraft.contract(column("i", "bigint"))
                        .read(file("brotli"))
                        .values())
                .containsExactly(List.of(0L), List.of(1L), List.of(2L), List.of(3L), List.of(4L));
        String refusal =
                "The column packed is compressed with BROTLI, which is not read. Take no column of it, or ask for"
                        + " snappy, gzip, zstd, lz4 or no compression.";
        for (ContractDraft taking : List.of(
                ParquetDraft.contract(column("packed", "text")),
                ParquetDraft.contract(column("p", "text").from("other", "Packed")),
                ParquetDraft.contract(column("all", "json").from(".")),
                ParquetDraft.contract(column("i", "bigint")).refuseUnknown())) {
            assertThatThrownBy(() -> taking.read(file("brotli")))
                    .isInstanceOfSatisfying(
                            RefusedFile.class,
                            refused -> assertThat(refused.reason()).isEqualTo(Reason.UNSUPPORTED))
                    .hasMessage(refusal);
        }
        assertThatThrownBy(() -> ParquetDraft.contract(column("a", "bigint").from("inner.a"))
                        .read(file("brotli")))
                .hasMessageStartingWith("The column inner.b is compressed with BROTLI");
    }

    /** Of a file that it reads, the columns that it leaves out are in no row. */
    @Test
    void whatIsLeftOutIsNotAmongUnknownFields() {
        Outcome outcome = ParquetDraft.contract(column("i", "bigint")).read(file("brotli"));
        assertThat(outcome.rows()).extracting(Row::extra).containsOnlyNulls();
        assertThat(outcome.count().unknownFields()).isEmpty();
    }

    @Test
    void aVariantRefusesWhereTheContractTakesIt() {
        Outcome outcome = ParquetDraft.contract(column("id", "integer")).read(file("apache/variant"));
        assertThat(outcome.rejects()).isEmpty();
        assertThat(outcome.values()).isNotEmpty();
        assertThatThrownBy(() -> ParquetDraft.contract(column("id", "integer"), column("var", "json"))
                        .read(file("apache/variant")))
                .hasMessage(
                        "The field var is of type VARIANT, which is not read. Take no column of it, or ask for a file"
                                + " without it.");
    }

    @Test
    void lz4IsReadWithTheFramesOfHadoopAndWithout() {
        for (String name : List.of("hadoop_lz4_compressed", "non_hadoop_lz4_compressed")) {
            Outcome outcome = ParquetDraft.contract(
                            column("c0", "bigint"), column("c1", "binary"), column("v11", "double"))
                    .read(file("apache/" + name));
            assertThat(outcome.rejects()).isEmpty();
            assertThat(outcome.rows()).extracting(row -> row.values().object(0)).contains(1593604800L, 1593604801L);
            assertThat(outcome.rows()).extracting(row -> row.values().object(2)).contains(42.0, 7.7, 42.125);
        }
    }

    @Test
    void aMapWithoutValuesIsAnObjectOfItsKeys() {
        Outcome outcome = ParquetDraft.contract(
                        column("my_map", "json"), column("my_map_no_v", "json"), column("my_list", "json"))
                .read(file("apache/map_no_value"));
        assertThat(outcome.values().getFirst())
                .containsExactly("{\"1\":null,\"2\":null,\"3\":null}", "{\"1\":null,\"2\":null,\"3\":null}", "[1,2,3]");
    }

    @Test
    void aFooterThatCountsNoRowsAtAllIsNoDamage() {
        Outcome outcome = ParquetDraft.contract(column("id", "integer"), column("phoneNumbers", "json"))
                .read(file("apache/repeated_no_annotation"));
        assertThat(outcome.values()).hasSize(6).contains(Arrays.asList(1, null));
    }

    @Test
    void oldFilesThatCountTheirDictionaryShortAreRead() {
        Outcome outcome = ParquetDraft.contract(column("nation_key", "integer"), column("name", "binary"))
                .read(file("apache/nation.dict-malformed"));
        assertThat(outcome.rows()).hasSize(25);
        assertThat((byte[]) outcome.rows().get(24).values().object(1))
                .asString()
                .isEqualTo("UNITED STATES");
    }

    @Test
    void whatIsNotFiniteFitsDoublesAndNoJson() {
        Outcome reals = ParquetDraft.contract(column("real", "double")).read(file("odd"));
        assertThat(reals.values())
                .containsExactly(List.of(Double.NaN), List.of(Double.POSITIVE_INFINITY), List.of(1.5));
        assertThat(ParquetDraft.contract(column("real", "text"))
                        .read(file("odd"))
                        .values())
                .containsExactly(List.of("NaN"), List.of("Infinity"), List.of("1.5"));
        Outcome json = ParquetDraft.contract(column("reals", "json")).read(file("odd"));
        assertThat(json.values()).containsExactly(List.of("[2.5]"));
        assertThat(json.rejects()).extracting(Reject::reason).containsOnly(Reason.NOT_JSON);
        assertThat(json.rejects().getFirst().message())
                .isEqualTo("'[1.0,\"NaN\"]' has NaN or an infinity, which JSON has no word for");
        Outcome kept = ParquetDraft.contract(column("reals", "json").keepText()).read(file("odd"));
        assertThat(kept.values())
                .containsExactly(
                        Arrays.asList(null, "[1.0,\"NaN\"]"),
                        Arrays.asList(null, "[\"-Infinity\"]"),
                        Arrays.asList("[2.5]", null));
    }

    @Test
    void yearsThatNoDateHasAreOutOfRange() {
        for (String name : List.of("far", "day")) {
            String type = name.equals("far") ? "timestamp" : "date";
            Outcome outcome = ParquetDraft.contract(column(name, type)).read(file("odd"));
            assertThat(outcome.rows()).hasSize(1);
            assertThat(outcome.rejects()).extracting(Reject::reason).containsOnly(Reason.OUT_OF_RANGE);
            List<String> messages = new ArrayList<>();
            outcome.rejects().forEach(reject -> messages.add(reject.message()));
            assertThat(messages).allMatch(message -> message.endsWith("is outside of the years 0000 to 9999"));
        }
        assertThat(ParquetDraft.contract(column("far", "text"))
                        .read(file("odd"))
                        .values()
                        .getFirst()
                        .getFirst())
                .isEqualTo("+52951-07-27T10:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lists", "inner", "nested"})
    void mapsAndListsOfListsAreJson(String name) {
        Outcome outcome = ParquetDraft.contract(column(name, "json")).read(file("maps_of_lists"));
        assertThat(outcome.values().getFirst().getFirst())
                .isEqualTo(
                        switch (name) {
                            case "lists" -> "{\"a\":[1,2],\"b\":null}";
                            case "inner" -> "{\"m\":{\"k\":[1]}}";
                            default -> "[[1],[2,3]]";
                        });
    }
}
