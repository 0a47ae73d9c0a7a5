package dev.varve.cli.propose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.chain.Parquet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParquetProposalTest {
    @TempDir
    private Path folder;

    private Proposed parquet(String select) throws Exception {
        return Proposed.from(Files.write(folder.resolve("sample.parquet"), Parquet.of(select)), Optional.empty())
                .fits(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "map {'a': [1, 2]} | json",
                "map {'a': [map {'b': [1]}]} | json",
                "map {'a': {'b': [1]}} | json",
                "[[1, 2], [3]] | json",
                "[[[1]]] | json",
                "[map {'a': 1}] | json",
                "{'m': map {'k': [1]}, 'n': 1} | ",
                "{'l': [[1]], 'n': 1} | ",
                "[{'m': map {'k': [1]}, 'n': 1}] | ",
                "'nan'::double | {type: double, required: true}",
                "['nan'::double, 1] | "
            })
    void whatMapsAndArraysHoldIsOneValue(String value, String type) throws Exception {
        Proposed proposed = parquet("select 1 as id, " + value + " as v");
        if (type != null) {
            assertThat(proposed.says("v")).isEqualTo(type);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "[1, 2] as a",
                "[[1]] as a, [2] as b",
                "null::integer[] as a",
                "map {'a': [1]} as a",
                "[{'x': 1}] as a"
            })
    void filesWithoutAFieldOfTheirOwnHaveColumnsToo(String fields) throws Exception {
        assertThat(parquet("select " + fields).columns()).isNotEmpty();
    }
}
