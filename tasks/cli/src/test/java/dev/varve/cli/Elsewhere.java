package dev.varve.cli;

import dev.varve.warehouse.Engine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Another process that writes a warehouse, until it is closed. */
final class Elsewhere implements AutoCloseable {
    private final Process process;

    private Elsewhere(Process process) {
        this.process = process;
    }

    static Elsewhere holding(Path warehouse) throws IOException {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Elsewhere.class.getName(),
                        warehouse.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (process.getInputStream().read() < 0) {
            throw new AssertionError("the other process ended");
        }
        return new Elsewhere(process);
    }

    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[0]);
        Engine.Settings settings = new Engine.Settings("", 0, file.resolveSibling("tmp"), List.of(file.getParent()));
        Engine.named("duckdb").open(file, settings, Duration.ofSeconds(9), waiting -> {});
        System.out.println("open");
        System.in.read();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
