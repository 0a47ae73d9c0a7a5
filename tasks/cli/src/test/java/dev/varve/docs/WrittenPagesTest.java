package dev.varve.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.cli.run.TaskChain;
import dev.varve.contract.Aggregate;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Pages written by hand, and the graph of Airflow, name all there is. */
class WrittenPagesTest {
    private static final Pattern WORD = Pattern.compile("[a-z_]+");

    private final ContractSchema schema = new ContractSchema();

    WrittenPagesTest() throws IOException {}

    @Test
    void everyTypeHasARow() throws IOException {
        assertThat(firstCells("docs/reference/types.md")).containsAll(words(schema.definition("type")));
    }

    @Test
    void everyFormatHasARow() throws IOException {
        JsonNode format = schema.root().get("properties").get("format");
        List<String> formats = schema.forms(format)
                .filter(form -> form.has("properties"))
                .flatMap(form -> words(form.get("properties").get("type")).stream())
                .toList();

        assertThat(firstCells("docs/reference/formats.md")).containsAll(formats);
    }

    @Test
    void everyMeasureIsListed() throws IOException {
        assertThat(text("docs/how-to/adding-a-dataset.md"))
                .contains("| `aggregates` | "
                        + String.join(
                                ", ",
                                Stream.of(Aggregate.Function.values())
                                        .map(one -> one.name().toLowerCase(Locale.ROOT))
                                        .toList())
                        + " over ");
    }

    @Test
    void everyTaskIsListedInItsOrder() throws IOException {
        List<String> tasks = TaskChain.TASKS;
        List<String> chain = tasks.subList(0, tasks.indexOf("report"));

        assertThat(text("README.md")).contains("`varve " + String.join("\\|", tasks) + "\\|");
        assertThat(text("docs/how-to/operating.md")).contains("\n" + String.join(" >> ", chain) + "\n");
        assertThat(text("dags/varve_dags/graph.py")).contains("CHAIN = (\"" + String.join("\", \"", chain) + "\")\n");
    }

    @Test
    void theReadmeListsEveryCommand() throws IOException {
        assertThat(firstCells("README.md"))
                .containsAll(Model.root().subcommands().values().stream()
                        .filter(command ->
                                !command.getCommandSpec().usageMessage().hidden())
                        .map(command -> command.getCommandSpec().name())
                        .filter(name -> !name.equals("completion"))
                        .toList());
    }

    private static String text(String page) throws IOException {
        return Files.readString(Checkout.ROOT.resolve(page));
    }

    /** Words in the first cells of a page's tables. */
    private static List<String> firstCells(String page) throws IOException {
        return text(page)
                .lines()
                .filter(line -> line.startsWith("| "))
                .map(line -> line.split("(?<!\\\\)\\|")[1])
                .flatMap(cell -> WORD.matcher(cell).results())
                .map(MatchResult::group)
                .toList();
    }

    /** Of a choice, without what stands in parentheses. */
    private static List<String> words(JsonNode choice) {
        return (choice.has("anyOf") ? ContractSchema.children(choice.get("anyOf")) : Stream.of(choice))
                .flatMap(form -> form.has("const")
                        ? Stream.of(form.get("const"))
                        : ContractSchema.children(form.has("enum") ? form.get("enum") : form.get("examples")))
                .map(word -> word.asString().replaceAll("\\(.*", ""))
                .toList();
    }
}
