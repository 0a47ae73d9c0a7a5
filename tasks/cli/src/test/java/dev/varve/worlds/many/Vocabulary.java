package dev.varve.worlds.many;

import dev.varve.contract.name.IdentifierRules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Names that users may choose and that our own statements could mistake for theirs. */
final class Vocabulary {

    private static final Pattern WORD = Pattern.compile("(?<![a-zA-Z0-9$])_?([a-z][a-z0-9_]*)");

    /** Of SQL, in the wildest places; those that contracts do not allow are left out. */
    private static final Set<String> KEYWORDS = Set.of("""
            all and any as asc between by case cast check collate column create cross current_date desc distinct do else end
            except exists false filter following for from full group having in inner insert intersect interval into is join last
            lateral left like limit not null offset on or order over partition pivot position preceding primary qualify range
            references right row rows select set some table then to true union unique update user using values when where
            window with
            """.strip().split("\\s+"));

    private static final List<String> WORDS = words();

    private Vocabulary() {}

    private static List<String> words() {
        SortedSet<String> words = new TreeSet<>(KEYWORDS);
        words.addAll(List.of("e", "n", "r", "t", "x1", "place_2", "a_sum", "a_count", "excluded", "main", "temp"));
        try (Stream<Path> files = Files.walk(Path.of("../../sql/platform"))) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".sql")).toList()) {
                WORD.matcher(Files.readString(file).replaceAll("--.*", ""))
                        .results()
                        .map((MatchResult found) -> found.group(1))
                        .forEach(words::add);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        words.removeIf(word -> word.length() > 20
                || IdentifierRules.wrongColumn(word).isPresent()
                || IdentifierRules.wrong(word).isPresent());
        return List.copyOf(words);
    }

    static String any(Random random) {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    /** As a file may write it. */
    static String oddly(String name, Random random) {
        StringBuilder odd = new StringBuilder();
        for (char letter : name.toCharArray()) {
            odd.append(random.nextBoolean() ? Character.toUpperCase(letter) : letter);
        }
        return odd.toString();
    }

    static List<String> all() {
        return new ArrayList<>(WORDS);
    }
}
