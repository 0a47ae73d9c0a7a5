package dev.varve.formats.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReasonTest {

    @Test
    void everyReasonIsExplained() throws IOException {
        String explained = Files.readString(Path.of("../../../docs/reference/reasons.md"));
        List<String> codes = Pattern.compile("(?m)^\\| `([a-z_]+)` \\| [^|]+ \\| [^|]+ \\|$")
                .matcher(explained)
                .results()
                .map(row -> row.group(1))
                .toList();

        assertThat(codes)
                .containsExactlyElementsOf(
                        Arrays.stream(Reason.values()).map(Reason::code).toList());
    }
}
