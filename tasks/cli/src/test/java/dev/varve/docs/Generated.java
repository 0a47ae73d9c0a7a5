package dev.varve.docs;

import java.nio.file.Path;
import java.util.function.Supplier;

/** A page that a test writes. */
enum Generated {
    CONTRACT("contract.md", ContractPage::text),
    COMMANDS("commands.md", CommandsPage::text);

    private static final String COMMAND = "mvn -pl tasks/cli -am test -Dtest=GeneratedPagesTest -Dvarve.docs=write"
            + " -Dsurefire.failIfNoSpecifiedTests=false";

    private final String name;
    private final Supplier<String> text;

    Generated(String name, Supplier<String> text) {
        this.name = name;
        this.text = text;
    }

    Path file() {
        return Checkout.ROOT.resolve("docs/reference").resolve(name);
    }

    String text() {
        return text.get();
    }

    /** What stands at the top of the page. */
    static String note(String source) {
        return "Generated from " + source + "; a change here is lost. After a change there, write it again:\n\n"
                + "```sh not run: writes this page\n" + COMMAND + "\n```";
    }

    /** Text within a cell of a table, or a sentence. */
    static String cell(String text) {
        return text.strip()
                .replaceAll("\\s*\\R\\s*", " ")
                .replace("|", "\\|")
                .replaceAll("(?<![\\w`])([*_]{1,2}|<)(?=[\\w<*/. ])", "\\\\$1");
    }
}
