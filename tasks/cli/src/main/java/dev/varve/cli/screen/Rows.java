package dev.varve.cli.screen;

import dev.varve.ledger.Json;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Rows written one by one: names first, then each row, then the end. */
public interface Rows {
    void names(List<String> names);

    void row(List<Object> values);

    void end();

    static Rows of(OutputFormat form, PrintWriter out) {
        return switch (form) {
            case TABLE -> new InTable(out);
            case CSV -> new InCsv(out);
            case JSON -> new InJson(out);
        };
    }

    /** Cut and escaped, for a terminal. */
    final class InTable implements Rows {
        private final PrintWriter out;
        private TerminalTable table;

        private InTable(PrintWriter out) {
            this.out = out;
        }

        @Override
        public void names(List<String> names) {
            table = new TerminalTable(out, names);
        }

        @Override
        public void row(List<Object> values) {
            table.row(values.toArray());
        }

        @Override
        public void end() {
            table.end();
        }
    }

    /** Whole: null is nothing, an empty text is {@code ""}. */
    final class InCsv implements Rows {
        private final PrintWriter out;

        private InCsv(PrintWriter out) {
            this.out = out;
        }

        @Override
        public void names(List<String> names) {
            line(List.copyOf(names));
        }

        @Override
        public void row(List<Object> values) {
            line(values);
        }

        @Override
        public void end() {}

        private void line(List<?> values) {
            out.print(values.stream()
                    .map(value -> quoted(CellText.text(value)))
                    .collect(Collectors.joining(",", "", "\n")));
        }

        private static String quoted(String cell) {
            if (cell == null) {
                return "";
            }
            boolean plain =
                    !cell.isEmpty() && cell.chars().noneMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r');
            return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
        }
    }

    /** An array of objects, one a line. */
    final class InJson implements Rows {
        private final PrintWriter out;
        private List<String> names;
        private String before = "[";

        private InJson(PrintWriter out) {
            this.out = out;
        }

        @Override
        public void names(List<String> names) {
            Set<String> unique = new LinkedHashSet<>();
            for (String name : names) {
                int same = 0;
                String free = name;
                while (!unique.add(free)) {
                    free = name + "_" + ++same;
                }
            }
            this.names = List.copyOf(unique);
        }

        @Override
        public void row(List<Object> values) {
            Map<String, Object> object = new LinkedHashMap<>();
            for (int i = 0; i < values.size(); i++) {
                object.put(names.get(i), CellText.json(values.get(i)));
            }
            out.print(before + Json.inOrder(object));
            before = ",\n";
        }

        @Override
        public void end() {
            out.print(before.equals("[") ? "[]\n" : "]\n");
        }
    }
}
