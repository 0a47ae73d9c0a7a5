package dev.varve.cli.screen;

import java.io.PrintWriter;

/** One line that changes on a terminal, and nothing where the output is a file. */
public final class Progress {
    private final PrintWriter err;
    private final boolean terminal =
            System.console() != null && System.console().isTerminal();
    private int length;

    public Progress(PrintWriter err) {
        this.err = err;
    }

    public void show(String text) {
        if (terminal) {
            err.print("\r" + text + " ".repeat(Math.max(0, length - text.length())));
            err.flush();
            length = text.length();
        }
    }

    /** A line that stays. */
    public void say(String text) {
        show("");
        if (terminal) {
            err.print("\r");
        }
        err.println(text);
    }
}
