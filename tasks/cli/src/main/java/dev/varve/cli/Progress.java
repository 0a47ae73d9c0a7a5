package dev.varve.cli;

import java.io.PrintWriter;

/** One line that changes on a terminal, and nothing where the output is a file. */
final class Progress {
    private final PrintWriter err;
    private final boolean terminal =
            System.console() != null && System.console().isTerminal();
    private int length;

    Progress(PrintWriter err) {
        this.err = err;
    }

    void show(String text) {
        if (terminal) {
            err.print("\r" + text + " ".repeat(Math.max(0, length - text.length())));
            err.flush();
            length = text.length();
        }
    }

    /** A line that stays. */
    void say(String text) {
        show("");
        if (terminal) {
            err.print("\r");
        }
        err.println(text);
    }
}
