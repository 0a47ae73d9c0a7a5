package dev.varve.cli;

import dev.varve.aggregate.AggregateCommand;
import dev.varve.cli.bench.BenchCommand;
import dev.varve.cli.query.QueryCommand;
import dev.varve.cli.rejects.RejectsCommand;
import dev.varve.cli.run.ApproveCommand;
import dev.varve.cli.run.CompactCommand;
import dev.varve.cli.run.DiscardCommand;
import dev.varve.cli.run.PlanCommand;
import dev.varve.cli.run.RebuildCommand;
import dev.varve.cli.run.RunCommand;
import dev.varve.cli.status.StatusCommand;
import dev.varve.cli.store.ArchiveCommand;
import dev.varve.cli.store.DoctorCommand;
import dev.varve.cli.why.WhyCommand;
import dev.varve.conform.ConformCommand;
import dev.varve.contract.InvalidContract;
import dev.varve.failure.TaskFailure;
import dev.varve.load.LoadCommand;
import dev.varve.publish.PublishCommand;
import dev.varve.register.RegisterCommand;
import dev.varve.report.ReportCommand;
import dev.varve.runtime.Locations;
import dev.varve.runtime.Version;
import dev.varve.sense.SenseCommand;
import dev.varve.snapshot.SnapshotCommand;
import dev.varve.verify.VerifyCommand;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;

@Command(
        name = "varve",
        mixinStandardHelpOptions = true,
        versionProvider = Varve.Versions.class,
        description = "Loads files into versioned, traceable warehouse tables, and says whether they can be trusted.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Also: varve airflow, varve demo, varve test (see their --help).",
            "",
            "Exit codes: 0 done · 64 wrong usage · 65 data refused or held · 70 a bug · 74 tables damaged · 75 try again"
                    + " later · 78 contract or configuration invalid · 99 nothing arrived (only sense)",
            "",
            "Examples:",
            "  varve run retail.orders",
            "  varve query 'select * from snapshot.retail_orders_latest limit 5'",
            "  varve status"
        })
public final class Varve implements Runnable {
    private static final Map<String, Supplier<Object>> COMMANDS = commands();

    private static Map<String, Supplier<Object>> commands() {
        Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
        commands.put("run", RunCommand::new);
        commands.put("query", QueryCommand::new);
        commands.put("status", StatusCommand::new);
        commands.put("rejects", RejectsCommand::new);
        commands.put("why", WhyCommand::new);
        commands.put("new", NewCommand::new);
        commands.put("plan", PlanCommand::new);
        commands.put("approve", ApproveCommand::new);
        commands.put("discard", DiscardCommand::new);
        commands.put("validate", ValidateCommand::new);
        commands.put("compact", CompactCommand::new);
        commands.put("rebuild", RebuildCommand::new);
        commands.put("archive", ArchiveCommand::new);
        commands.put("doctor", DoctorCommand::new);
        commands.put("bench", BenchCommand::new);
        commands.put("sense", SenseCommand::new);
        commands.put("register", RegisterCommand::new);
        commands.put("load", LoadCommand::new);
        commands.put("conform", ConformCommand::new);
        commands.put("snapshot", SnapshotCommand::new);
        commands.put("aggregate", AggregateCommand::new);
        commands.put("verify", VerifyCommand::new);
        commands.put("publish", PublishCommand::new);
        commands.put("report", ReportCommand::new);
        commands.put("recover", RecoverCommand::new);
        commands.put("generate", GenerateCommand::new);
        commands.put("completion", AutoComplete.GenerateCompletion::new);
        return commands;
    }

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    public static void main(String[] args) {
        WarmUp.begin();
        // Only a signal ends a process this way, see below.
        Runtime.getRuntime().addShutdownHook(new Thread(Varve::interrupted));
        int code = run(System.out, System.err, System.getenv(), args);
        System.out.flush();
        System.err.flush();
        // The engine's threads do not keep a finished process.
        Runtime.getRuntime().halt(code);
    }

    private static void interrupted() {
        System.err.println("varve: interrupted; what was not finished is undone. Run the same command again to go on");
        System.err.flush();
    }

    /** @return the exit code */
    public static int run(PrintStream out, PrintStream err, Map<String, String> environment, String... args) {
        CommandLine line = line(environment, args);
        line.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
        return line.execute(args);
    }

    /** Only the command that is called, so that it starts fast; all of them where none is. Also what the reference is made of. */
    public static CommandLine line(Map<String, String> environment, String... args) {
        CommandLine line = new CommandLine(new Varve(), new WithEnvironment(environment));
        String called = args.length > 0 ? args[0] : "";
        boolean one = COMMANDS.containsKey(called) && !called.equals("completion");
        boolean none = called.equals("--version") || called.equals("-V");
        COMMANDS.forEach((name, command) -> {
            if (one ? name.equals(called) : !none) {
                line.addSubcommand(name, command.get());
            }
        });
        line.getSubcommands().forEach((name, command) -> {
            command.setCommandName(name);
            command.getCommandSpec().mixinStandardHelpOptions(true);
        });
        if (line.getSubcommands().containsKey("generate")) {
            line.getSubcommands()
                    .get("generate")
                    .getCommandSpec()
                    .usageMessage()
                    .hidden(true);
        }
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExitCodeExceptionMapper(Varve::exitCode);
        line.setParameterExceptionHandler((e, a) -> wrongUsage(e));
        line.setExecutionExceptionHandler((e, command, parsed) -> failed(e, command));
        return line;
    }

    private static int wrongUsage(ParameterException e) {
        PrintWriter err = e.getCommandLine().getErr();
        err.println("varve: " + e.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(e, err);
        err.println("varve: " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help says how it is called");
        return TaskFailure.Kind.USAGE.exitCode();
    }

    private static int failed(Exception e, CommandLine command) {
        PrintWriter err = command.getErr();
        int code = exitCode(e);
        if (code == TaskFailure.Kind.BUG.exitCode()) {
            err.println("varve: this is a bug in varve " + Version.current().number()
                    + "; nothing was changed by the step that failed. Please report it with what follows:");
            e.printStackTrace(err);
        } else {
            e.getMessage().lines().forEach(text -> err.println("varve: " + text));
        }
        return code;
    }

    private static int exitCode(Throwable e) {
        return switch (e) {
            case TaskFailure failure -> failure.kind().exitCode();
            case InvalidContract _ -> TaskFailure.Kind.CONFIGURATION.exitCode();
            case ParameterException _ -> TaskFailure.Kind.USAGE.exitCode();
            default -> TaskFailure.Kind.BUG.exitCode();
        };
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** Hands the environment variables to whatever says where things are. */
    private record WithEnvironment(Map<String, String> environment) implements IFactory {
        @Override
        public <K> K create(Class<K> type) throws Exception {
            K made = CommandLine.defaultFactory().create(type);
            if (made instanceof Locations places) {
                places.variables(environment);
            }
            return made;
        }
    }

    static final class Versions implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"varve " + Version.current().number()};
        }
    }
}
