package dev.varve.formats.delimited;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenDialectTest {

    static List<GoldenDialect> dialects() throws IOException {
        return GoldenDialect.all();
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void isReadExactlySo(GoldenDialect dialect) throws IOException {
        assertThat(dialect.read()).isEqualTo(dialect.outcome());
    }
}
