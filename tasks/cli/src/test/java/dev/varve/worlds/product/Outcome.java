package dev.varve.worlds.product;

import dev.varve.cli.Varve;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** How one command ended. */
public record Outcome(String command, int exit, String out, String err) {

    /** Of a command within this process. */
    public static Outcome of(Map<String, String> variables, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = Varve.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                variables,
                arguments);
        return new Outcome(
                String.join(" ", arguments),
                exit,
                out.toString(StandardCharsets.UTF_8),
                err.toString(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "varve " + command + " exits " + exit + "\n" + out + err;
    }
}
