package dev.varve.cli.store;

import dev.varve.contract.InvalidContract;
import dev.varve.contract.read.Contracts;
import dev.varve.failure.TaskFailure;
import dev.varve.runtime.Environment;
import dev.varve.runtime.Home;
import dev.varve.runtime.Locations;
import dev.varve.runtime.Session;
import dev.varve.runtime.Version;
import dev.varve.storage.LocalFolder;
import dev.varve.storage.StoreFailure;
import dev.varve.storage.stream.WriteFailure;
import dev.varve.warehouse.Engine;
import dev.varve.warehouse.Warehouse;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "doctor",
        description = "Tries all that a run will need, a line each, and says of what does not work what to do.",
        footer = {"", "Examples:", "  varve doctor", "  varve doctor --env dev.yaml"})
public final class DoctorCommand implements Callable<Integer> {
    @Mixin
    private Locations places;

    @Spec
    private CommandSpec spec;

    private int exit;

    @Override
    public Integer call() {
        say("varve", () -> Version.current().number() + ", Java " + Runtime.version());
        say("environment", () -> places.environment().name());
        say("contracts", () -> Contracts.read(places.sql()).all().size() + " datasets, all valid");
        say(
                "home",
                () -> places.home().root() + ": "
                        + new LocalFolder(places.home().temporary()).examine(true));
        say("engine", this::engine);
        say(
                "landing",
                () -> places.storage().landingPlace() + ": "
                        + places.storage().landing().examine(false));
        say(
                "archive",
                () -> places.storage().archive().location() + ": "
                        + places.storage().archive().examine());
        return exit;
    }

    private String engine() {
        Environment environment = places.environment();
        Home home = places.home();
        try (Warehouse warehouse = Engine.named(environment.engine()).inMemory(Session.settings(environment, home))) {
            return environment.engine() + " "
                    + warehouse.query("select version()").getFirst().text(0) + " answers";
        }
    }

    private interface Try {
        String answer() throws IOException;
    }

    private void say(String what, Try tried) {
        try {
            line("ok", what, tried.answer());
        } catch (StoreFailure e) {
            failed(what, e.failure().kind().exitCode(), e.failure());
        } catch (TaskFailure e) {
            failed(what, e.kind().exitCode(), e);
        } catch (InvalidContract e) {
            failed(what, TaskFailure.Kind.CONFIGURATION.exitCode(), e);
        } catch (IOException e) {
            TaskFailure failure = WriteFailure.of(e, places.home().root());
            failed(what, failure.kind().exitCode(), failure);
        }
    }

    private void failed(String what, int code, RuntimeException e) {
        exit = exit == 0 ? code : exit;
        line("FAILED", what, e.getMessage());
    }

    private void line(String how, String what, String answer) {
        spec.commandLine()
                .getOut()
                .printf("%-6s  %-11s  %s%n", how, what, answer.strip().replace("\n", "\n                     "));
        spec.commandLine().getOut().flush();
    }
}
