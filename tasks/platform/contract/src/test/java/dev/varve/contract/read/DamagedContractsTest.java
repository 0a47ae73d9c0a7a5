package dev.varve.contract.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.contract.Contract;
import dev.varve.contract.ContractPart;
import dev.varve.contract.InvalidContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DamagedContractsTest {

    private static final List<String> DEBRIS = List.of(
            "",
            "~",
            "[]",
            "{}",
            "[a, [b]]",
            "{a: {b: c}}",
            "{[a]: b}",
            "-1",
            "1e9",
            "true",
            "\"\"",
            "' '",
            "a.b",
            "../..",
            "*",
            "&x [*x]",
            "!!binary x",
            "? ",
            ": ",
            "- ",
            "decimal(10,2)",
            "{a: decimal(1,2)}",
            "99999999999999999999",
            "none",
            "all");

    private final Random random = new Random(20260101);

    @ParameterizedTest
    @ValueSource(strings = {"retail/orders", "retail/customers", "health/covid_cases", "security/known_exploited"})
    void whateverIsWrongIsReportedAsAProblem(String example) throws IOException {
        String yaml = Files.readString(Path.of("../../../sql", example, "contract.yaml"));
        Map<String, String> texts = new TreeMap<>(WrongContracts.OTHERS);
        texts.put(
                "retail.customers",
                "landing: a/*.csv\nkey: customer_id\ncolumns: {customer_id: bigint, name: text, country: text}\n");
        for (int i = 0; i < 1_000; i++) {
            String damaged = damage(yaml);
            texts.put(example.replace('/', '.'), damaged);
            try {
                Contract contract =
                        Contracts.parse(texts).find(example.replace('/', '.')).orElseThrow();
                for (ContractPart section : ContractPart.values()) {
                    assertThat(contract.digest(section)).hasSize(64);
                }
            } catch (InvalidContract e) {
                assertThat(e.problems())
                        .as(damaged)
                        .isNotEmpty()
                        .allSatisfy(problem -> assertThat(problem.message()).isNotBlank());
            }
        }
    }

    private String damage(String yaml) {
        List<String> lines = new ArrayList<>(yaml.lines().toList());
        for (int hits = 1 + random.nextInt(3); hits > 0; hits--) {
            int at = random.nextInt(lines.size());
            String line = lines.get(at);
            String debris = DEBRIS.get(random.nextInt(DEBRIS.size()));
            switch (random.nextInt(6)) {
                case 0 -> lines.remove(at);
                case 1 -> lines.add(at, line);
                case 2 -> lines.set(at, "  " + line);
                case 3 ->
                    lines.set(at, line.replaceFirst(": .*", ": " + java.util.regex.Matcher.quoteReplacement(debris)));
                case 4 -> {
                    int cut = random.nextInt(line.length() + 1);
                    lines.set(at, line.substring(0, cut) + debris + line.substring(cut));
                }
                default -> lines.set(at, line.replaceFirst("\\w+", "x" + random.nextInt(10)));
            }
        }
        return String.join("\n", lines) + "\n";
    }
}
