package dev.varve.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The reference of commands, as picocli knows them. */
final class CommandsPage {
    private final List<String> lines = new ArrayList<>();
    private final Set<String> common = new TreeSet<>();
    private final CommandSpec root = Model.root();

    static String text() {
        return new CommandsPage().write();
    }

    private String write() {
        List<CommandLine> commands = root.subcommands().values().stream()
                .filter(command -> !command.getCommandSpec().usageMessage().hidden())
                .toList();
        commands.getFirst().getCommandSpec().options().stream()
                .map(OptionSpec::longestName)
                .filter(name -> commands.stream()
                        .allMatch(command -> command.getCommandSpec().findOption(name) != null))
                .forEach(common::add);
        lines.add("# Commands\n\n" + Generated.note("the commands") + "\n");
        lines.add(String.join(" ", root.usageMessage().description()) + "\n");
        footer(root);
        lines.add("Every command takes these options:\n");
        options(commands.getFirst().getCommandSpec().options().stream()
                .filter(option -> common.contains(option.longestName()))
                .toList());
        commands.forEach(command -> command(command.getCommandSpec(), "varve ", "## "));
        return String.join("\n", lines).strip() + "\n";
    }

    private void command(CommandSpec command, String prefix, String heading) {
        String name = prefix + command.name();
        lines.add(heading + name + "\n");
        lines.add("`" + synopsis(command, name) + "`\n");
        lines.add(Stream.of(command.usageMessage().description())
                        .map(Generated::cell)
                        .collect(Collectors.joining("\n")) + "\n");
        List<ArgSpec> own = new ArrayList<>(command.positionalParameters());
        command.options().stream()
                .filter(option -> !common.contains(option.longestName()))
                .forEach(own::add);
        options(own);
        footer(command);
        command.subcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .filter(sub -> !sub.usageMessage().hidden())
                .forEach(sub -> command(sub, name + " ", "### "));
    }

    private String synopsis(CommandSpec command, String name) {
        String[] custom = command.usageMessage().customSynopsis();
        if (custom.length > 0) {
            return String.join(" ", custom);
        }
        return Stream.of(
                        Stream.of(name),
                        command.positionalParameters().stream().map(CommandsPage::label),
                        command.options().stream().filter(OptionSpec::required).map(CommandsPage::label),
                        Stream.of(command.options().stream().allMatch(OptionSpec::required) ? "" : "[OPTIONS]"),
                        Stream.of(command.subcommands().isEmpty() ? "" : "[COMMAND]"))
                .flatMap(part -> part)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private void options(List<? extends ArgSpec> arguments) {
        if (arguments.isEmpty()) {
            return;
        }
        lines.add("| argument | meaning |\n| --- | --- |");
        for (ArgSpec argument : arguments) {
            String needed = argument instanceof OptionSpec && argument.required() ? " (required)" : "";
            lines.add("| `" + label(argument) + "` | " + Generated.cell(String.join(" ", argument.description()))
                    + needed + " |");
        }
        lines.add("");
    }

    private static String label(ArgSpec argument) {
        if (argument instanceof PositionalParamSpec) {
            String label = argument.paramLabel() + (argument.arity().max() > 1 ? "…" : "");
            return argument.arity().min() == 0 ? "[" + label + "]" : label;
        }
        OptionSpec option = (OptionSpec) argument;
        boolean flag = option.arity().max() == 0;
        return Stream.of(option.names())
                        .sorted((a, b) -> a.length() - b.length())
                        .collect(Collectors.joining(", "))
                + (flag ? "" : " " + option.paramLabel());
    }

    /** Examples become code: what stands behind three blanks is a remark. */
    private void footer(CommandSpec command) {
        boolean code = false;
        for (String line : command.usageMessage().footer()) {
            if (line.startsWith("Example: ")) {
                lines.add("Example: `" + line.substring(9) + "`\n");
            } else if (line.startsWith("Examples:")) {
                code = true;
                lines.add("Examples:\n");
            } else if (code) {
                String[] parts = line.strip().split(" {3,}", 2);
                lines.add("- `" + parts[0] + "`" + (parts.length > 1 ? ": " + parts[1].replaceAll(":$", "") : ""));
            } else if (!line.isBlank()) {
                lines.add(Generated.cell(line) + "\n");
            }
        }
        if (code) {
            lines.add("");
        }
    }
}
