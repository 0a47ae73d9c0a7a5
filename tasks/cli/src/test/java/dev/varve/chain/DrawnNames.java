package dev.varve.chain;

import dev.varve.contract.name.IdentifierRules;
import dev.varve.contract.name.SnakeCase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Names that SQL of ours or the engine may take for something else, and what a contract allows besides. */
final class DrawnNames {
    /** Columns of ours of tables that are joined with users'. */
    static final List<String> BESIDE = List.of("concludes", "delivery_id", "ordinal", "scope");

    private static final Pattern WORD = Pattern.compile("\\b_?([a-z][a-z0-9_]*)");
    private static final List<String> UNUSUAL = List.of(
            "x__",
            "a__b",
            "n0",
            "z9_9",
            "r_r_r",
            "yes",
            "no",
            "nan",
            "infinity",
            "filename",
            "file_row_number",
            "rowid",
            "ctid",
            "oid",
            "tableoid",
            "class",
            "import",
            "con",
            "given",
            "findings",
            "row_number",
            "archived_as",
            "an_unusually_long_name_of_a_column_that_has_58_characters_");

    private DrawnNames() {}

    /** Every word of our statements with and without the sign that keeps it apart, every keyword, every letter. */
    static List<String> all() throws IOException, SQLException {
        SortedSet<String> words = new TreeSet<>(UNUSUAL);
        IntStream.rangeClosed('a', 'z').forEach(letter -> words.add(Character.toString(letter)));
        for (Path file : statements()) {
            WORD.matcher(Files.readString(file).replaceAll("--.*", ""))
                    .results()
                    .map((MatchResult found) -> found.group(1))
                    .forEach(words::add);
        }
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet keywords = statement.executeQuery("select keyword_name from duckdb_keywords()")) {
            while (keywords.next()) {
                words.add(keywords.getString(1));
            }
        }
        words.removeIf(word -> IdentifierRules.wrongColumn(word).isPresent() || word.equals("position"));
        return List.copyOf(words);
    }

    private static List<Path> statements() throws IOException {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(root.resolve("sql/platform"))) {
            root = root.getParent();
        }
        try (Stream<Path> files = Files.walk(root.resolve("sql/platform"))) {
            return files.filter(file -> file.toString().endsWith(".sql")).toList();
        }
    }

    /** So many of them, in an order of their own; no two have the same letters and digits, as headers are compared. */
    static List<String> draw(int count, Random random, List<String> words) {
        List<String> order = new ArrayList<>(words);
        Collections.shuffle(order, random);
        Set<String> plain = new HashSet<>();
        List<String> drawn = order.stream()
                .filter(word -> plain.add(SnakeCase.plain(word)))
                .limit(count)
                .toList();
        if (drawn.size() < count) {
            throw new IllegalArgumentException("there are not " + count + " words");
        }
        return drawn;
    }
}
