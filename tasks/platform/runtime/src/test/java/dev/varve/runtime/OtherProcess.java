package dev.varve.runtime;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process of its own that opens a session, and keeps it until it is told to go on. */
final class OtherProcess implements AutoCloseable {
    private final Process process;
    private final String said;

    OtherProcess(Product product) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                OtherProcess.class.getName()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(product.variables());
        process = builder.start();
        said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)).readLine();
    }

    /** Its first line: {@code open}, or why it is not. */
    String said() {
        return said;
    }

    void goOn() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        goOn();
        process.onExit().orTimeout(60, TimeUnit.SECONDS).join();
    }

    static void main() throws IOException {
        try (Session session = Session.open(new Locations(), notice -> {})) {
            System.out.println("open");
            System.in.read();
            session.warehouse().run("create table raw.by_the_other (id integer)");
        } catch (RuntimeException e) {
            System.out.println(e.getMessage());
        }
    }
}
