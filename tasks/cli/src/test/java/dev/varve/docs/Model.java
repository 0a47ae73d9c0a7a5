package dev.varve.docs;

import dev.varve.cli.Varve;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Which commands and options there are. */
final class Model {
    /** The launcher's own; they end in no Java process. */
    private static final Set<String> LAUNCHER = Set.of("airflow", "demo", "test");

    private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z-]*");

    private Model() {}

    static CommandSpec root() {
        return Varve.line(Map.of()).getCommandSpec();
    }

    /**
     * What is wrong with a command.
     *
     * @param words without the launcher, on one line; alternatives have a bar between them, left out is …
     */
    static Stream<String> mistakes(String words) {
        String[] parts = words.strip().split("\\s+", 2);
        String rest = parts.length > 1 ? parts[1] : "";
        return Stream.of(parts[0].split("\\\\?\\|"))
                .map(name -> name.replaceAll("[^a-z-]+$", ""))
                .filter(name -> !name.isEmpty())
                .flatMap(name -> mistakes(name, rest));
    }

    private static Stream<String> mistakes(String name, String rest) {
        if (LAUNCHER.contains(name)) {
            return Stream.empty();
        }
        if (name.startsWith("-")) {
            return root().optionsMap().containsKey(name) ? Stream.empty() : Stream.of("varve has no option " + name);
        }
        CommandLine command = root().subcommands().get(name);
        if (command == null) {
            return Stream.of("varve has no command " + name);
        }
        Set<String> options = new TreeSet<>();
        withSubcommands(command)
                .forEach(each ->
                        options.addAll(each.getCommandSpec().optionsMap().keySet()));
        return OPTION.matcher(rest)
                .results()
                .map(match -> match.group())
                .filter(option -> !options.contains(option))
                .map(option -> "varve " + name + " has no option " + option);
    }

    static Stream<CommandLine> withSubcommands(CommandLine command) {
        return Stream.concat(
                Stream.of(command),
                List.copyOf(command.getSubcommands().values()).stream().flatMap(Model::withSubcommands));
    }
}
