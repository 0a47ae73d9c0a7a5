package dev.varve.contract.read;

import dev.varve.contract.InvalidContract;
import dev.varve.contract.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The cases of {@code wrong.txt}. A case is its title, YAML and, after {@code >}, its problems. {@code whole} is the whole
 * contract; else landing and columns follow, unless the title says {@code without} them. {@code seen}: an editor that knows the
 * schema sees that it is wrong.
 */
public record WrongContracts(String title, String yaml, List<String> problems) {

    private static final String LANDING = "landing: shop/{batch}/{day:yyyy-MM-dd}.csv\n";
    private static final String COLUMNS =
            "columns: {id: bigint, day: date, amount: \"decimal(12,2)\", moment: timestamp,"
                    + " note: text, flag: boolean, batch: text}\n";

    public static final Map<String, String> OTHERS = Map.of(
            "shop.customers", """
                    landing: customers/*.csv
                    key: id
                    columns: {id: bigint, name: text, country: text}
                    """,
            "shop.stores", """
                    landing: stores/*.csv
                    key: store_id
                    columns: {store_id: integer, at: date, store_at: date}
                    """,
            "shop.visits", """
                    landing: visits/*.csv
                    columns: {id: bigint}
                    """);

    public static List<WrongContracts> all() throws IOException {
        String text;
        try (InputStream in = WrongContracts.class.getResourceAsStream("wrong.txt")) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        List<WrongContracts> cases = new ArrayList<>();
        for (String one : text.split("(?m)^=== ")) {
            if (!one.isBlank()) {
                cases.add(of(one));
            }
        }
        return cases;
    }

    private static WrongContracts of(String text) {
        List<String> lines = text.lines().toList();
        String title = lines.getFirst();
        List<String> rest = lines.subList(1, lines.size());
        StringBuilder yaml = new StringBuilder();
        rest.stream()
                .filter(line -> !line.startsWith(">"))
                .forEach(line -> yaml.append(line).append('\n'));
        if (!title.startsWith("whole")) {
            yaml.append(title.contains("without landing") ? "" : LANDING);
            yaml.append(title.contains("without columns") ? "" : COLUMNS);
        }
        return new WrongContracts(
                title,
                yaml.toString(),
                rest.stream()
                        .filter(line -> line.startsWith("> "))
                        .map(line -> line.substring(2))
                        .toList());
    }

    public boolean seen() {
        return title.endsWith(", seen");
    }

    /** What the reader says of it, without the file's name. */
    List<Problem> read() {
        Map<String, String> texts = new TreeMap<>(OTHERS);
        texts.put("shop.orders", yaml);
        try {
            Contracts.parse(texts);
            return List.of();
        } catch (InvalidContract e) {
            return e.problems();
        }
    }

    @Override
    public String toString() {
        return title;
    }
}
