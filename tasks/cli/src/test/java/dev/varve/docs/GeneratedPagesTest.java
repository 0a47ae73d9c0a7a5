package dev.varve.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** {@code -Dvarve.docs=write} writes the pages instead. */
class GeneratedPagesTest {

    @ParameterizedTest
    @EnumSource(Generated.class)
    void saysWhatItsSourceSays(Generated page) throws IOException {
        if ("write".equals(System.getProperty("varve.docs"))) {
            Files.createDirectories(page.file().getParent());
            Files.writeString(page.file(), page.text());
        }
        assertThat(page.file()).hasContent(page.text());
    }

    @Test
    void everyKeyOfAContractIsDescribed() throws IOException {
        assertThat(new ContractSchema().undescribed()).isEmpty();
    }

    @Test
    void everyCommandAndOptionIsDescribed() {
        List<CommandSpec> commands = Model.root().subcommands().values().stream()
                .flatMap(Model::withSubcommands)
                .map(CommandLine::getCommandSpec)
                .filter(command -> !command.usageMessage().hidden())
                .toList();
        assertThat(commands)
                .filteredOn(command -> command.usageMessage().description().length == 0)
                .isEmpty();
        assertThat(commands.stream().flatMap(GeneratedPagesTest::arguments))
                .filteredOn(argument -> String.join("", argument.description()).isBlank())
                .isEmpty();
    }

    private static Stream<ArgSpec> arguments(CommandSpec command) {
        return Stream.concat(command.options().stream(), command.positionalParameters().stream());
    }
}
