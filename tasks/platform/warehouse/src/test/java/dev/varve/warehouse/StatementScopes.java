package dev.varve.warehouse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What one of our statements says by a bare name where a user's column may be called so, read scope by scope. Placeholders stand
 * for names of users; what begins with _, or has an alias before it, is safe.
 */
final class StatementScopes {
    private static final Pattern COMMENT = Pattern.compile("--.*");
    private static final Pattern TEXT = Pattern.compile("'[^']*'");
    private static final Pattern TOKEN =
            Pattern.compile("''|(?:\\$\\{\\w+}|\\w)+(?:\\.(?:\\$\\{\\w+}|\\w)+)*(?:\\.\\*)?|[^\\s\\w]");
    private static final Pattern TYPE =
            Pattern.compile("\\bas (?:bigint|varchar|timestamp|integer|hugeint|double precision|date)\\b");
    private static final Set<String> WORDS = Set.of(
            ("all and as asc between by case cross current desc distinct else end except exists false filter following from group"
                            + " having in inner interval intersect into is join last left like limit not null nulls on or order"
                            + " outer over partition preceding row rows select then timestamp true unbounded union using when where"
                            + " window with")
                    .split(" "));
    private static final Set<String> ENDS_FROM = Set.of("where", "group", "having", "order", "limit", "window");

    /** A word, or what stands in parentheses. */
    private record Token(String word, List<Token> group) {
        boolean is(String other) {
            return word.equals(other);
        }

        boolean isQuery() {
            return !group.isEmpty()
                    && (group.getFirst().is("select") || group.getFirst().is("with"));
        }
    }

    /**
     * The columns of a relation.
     *
     * @param users may be called anything
     * @param bare of ours, without _
     */
    record Columns(boolean users, Set<String> bare) {
        static final Columns OF_USERS = new Columns(true, Set.of());
        static final Columns OURS = new Columns(false, Set.of("…"));

        Columns and(Columns other) {
            Set<String> both = new LinkedHashSet<>(bare);
            both.addAll(other.bare);
            return new Columns(users || other.users, both);
        }
    }

    private final Map<String, Columns> known;
    private final Set<String> values;
    private final Set<String> harmless;
    private final List<String> found = new ArrayList<>();

    /**
     * @param known relations by name, temporary tables of other statements
     * @param values placeholders that are no bare names
     * @param harmless names that contracts may not declare
     */
    StatementScopes(Map<String, Columns> known, Set<String> values, Set<String> harmless) {
        this.known = new HashMap<>(known);
        this.values = values;
        this.harmless = harmless;
    }

    /** The temporary table that the statement makes, with its columns. */
    Optional<Map.Entry<String, Columns>> made(String statement) {
        List<Token> tokens = tokens(statement);
        boolean makes =
                tokens.size() > 5 && tokens.get(0).is("create") && tokens.get(1).is("temp");
        return makes
                ? Optional.of(Map.entry(tokens.get(3).word(), query(tokens.subList(5, tokens.size()))))
                : Optional.empty();
    }

    /** Bare names that a user's column may be called too. */
    List<String> collisions(String statement) {
        List<Token> tokens = tokens(statement);
        for (int i = 0; i < tokens.size(); i++) {
            String word = tokens.get(i).word();
            if (word.equals("select") || word.equals("with")) {
                exposed(query(tokens.subList(i, tokens.size())));
                return found;
            }
            if (word.equals("delete")) {
                select(List.of(), tokens.subList(i + 1, tokens.size()));
                return found;
            }
            if (tokens.get(i).isQuery()) {
                exposed(query(tokens.get(i).group()));
            }
        }
        return found;
    }

    private void exposed(Columns columns) {
        if (columns.users()) {
            columns.bare().stream().filter(name -> !found.contains(name)).forEach(found::add);
        }
    }

    private Columns query(List<Token> tokens) {
        int at = 0;
        if (tokens.size() < 4) {
            return Columns.OF_USERS;
        }
        if (tokens.getFirst().is("with")) {
            do {
                known.put(tokens.get(at + 1).word(), derived(tokens.get(at + 3)));
                at += 4;
            } while (at < tokens.size() && tokens.get(at).is(","));
        }
        Columns all = new Columns(false, Set.of());
        int start = at;
        for (int i = at; i <= tokens.size(); i++) {
            boolean end = i == tokens.size()
                    || Set.of("union", "except", "intersect")
                            .contains(tokens.get(i).word());
            if (end && i > start) {
                all = all.and(select(tokens.subList(start, i)));
                start = i + 1 < tokens.size() && tokens.get(i + 1).is("all") ? i + 2 : i + 1;
            }
        }
        return all;
    }

    private Columns derived(Token group) {
        Columns columns = group.isQuery() ? query(group.group()) : Columns.OF_USERS;
        exposed(columns);
        return columns;
    }

    private Columns select(List<Token> tokens) {
        if (!tokens.getFirst().is("select")) {
            return tokens.getFirst().isQuery() ? query(tokens.getFirst().group()) : Columns.OF_USERS;
        }
        int from = index(tokens, "from");
        return select(tokens.subList(1, from), tokens.subList(from, tokens.size()));
    }

    private static int index(List<Token> tokens, String word) {
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).is(word)) {
                return i;
            }
        }
        return tokens.size();
    }

    /** @param rest from the word from on */
    private Columns select(List<Token> list, List<Token> rest) {
        Map<String, Columns> relations = relations(rest);
        Columns beside = relations.values().stream().reduce(new Columns(false, Set.of()), Columns::and);
        words(list, beside);
        conditions(rest, beside);
        return outputs(list, relations, beside);
    }

    private Map<String, Columns> relations(List<Token> rest) {
        Map<String, Columns> relations = new LinkedHashMap<>();
        boolean due = false;
        for (int i = 0; i < rest.size(); i++) {
            Token token = rest.get(i);
            if (ENDS_FROM.contains(token.word())) {
                break;
            }
            if (due) {
                String name = token.word();
                Columns columns = !token.group().isEmpty() ? derived(token) : named(name);
                boolean aliased = i + 1 < rest.size() && isName(rest.get(i + 1));
                relations.put(aliased ? rest.get(i + 1).word() : name, columns);
            }
            due = Set.of("from", "join", ",", "using").contains(token.word());
        }
        return relations;
    }

    private Columns named(String name) {
        if (name.contains("${") || name.equals("load_rows")) {
            return Columns.OF_USERS;
        }
        return known.getOrDefault(name, Columns.OURS);
    }

    private static boolean isName(Token token) {
        return token.word().matches("[a-z_]\\w*") && !WORDS.contains(token.word());
    }

    /** Everything behind from but the relations themselves. */
    private void conditions(List<Token> rest, Columns beside) {
        boolean condition = false;
        List<Token> words = new ArrayList<>();
        for (Token token : rest) {
            if (Set.of("from", "join", "using").contains(token.word())) {
                condition = false;
            } else if (token.is("on") || ENDS_FROM.contains(token.word())) {
                condition = true;
            } else if (condition) {
                words.add(token);
            }
        }
        words(words, beside);
    }

    private void words(List<Token> tokens, Columns beside) {
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            boolean function =
                    i + 1 < tokens.size() && !tokens.get(i + 1).group().isEmpty();
            boolean given = i > 0 && tokens.get(i - 1).is("as");
            if (token.isQuery()) {
                query(token.group());
            } else if (!token.group().isEmpty()) {
                words(token.group(), beside);
            } else if (!function && !given) {
                word(token.word(), beside);
            }
        }
    }

    private void word(String word, Columns beside) {
        boolean placeholder = word.matches("\\$\\{\\w+}");
        boolean bare = word.matches("[a-z]\\w*") && !WORDS.contains(word) && !harmless.contains(word);
        boolean collides = placeholder
                ? !beside.bare().isEmpty() && !isQualified(word.substring(2, word.length() - 1))
                : bare && beside.users();
        if (collides && !found.contains(word)) {
            found.add(word);
        }
    }

    /** {@code key_a} has the alias {@code _a} before each name. */
    private boolean isQualified(String placeholder) {
        return placeholder.matches(".+_[a-z]") || values.contains(placeholder);
    }

    private Columns outputs(List<Token> list, Map<String, Columns> relations, Columns beside) {
        Columns all = new Columns(false, Set.of());
        int start = 0;
        for (int i = 0; i <= list.size(); i++) {
            if (i == list.size() || list.get(i).is(",")) {
                if (i > start) {
                    all = all.and(output(list.subList(start, i), relations, beside));
                }
                start = i + 1;
            }
        }
        return all;
    }

    private Columns output(List<Token> item, Map<String, Columns> relations, Columns beside) {
        String last = item.getLast().word();
        if (last.equals("*") && item.size() == 1
                || last.equals("*") && item.get(item.size() - 2).is("distinct")) {
            return beside;
        }
        if (last.endsWith(".*")) {
            return relations.getOrDefault(last.substring(0, last.length() - 2), Columns.OF_USERS);
        }
        if (last.contains("${")) {
            return Columns.OF_USERS;
        }
        String name = last.substring(last.lastIndexOf('.') + 1);
        boolean named = name.matches("[a-z]\\w*") && !WORDS.contains(name) && !harmless.contains(name);
        return new Columns(false, named ? Set.of(name) : Set.of());
    }

    private static List<Token> tokens(String statement) {
        String code = TEXT.matcher(COMMENT.matcher(statement).replaceAll("")).replaceAll("''");
        List<List<Token>> open = new ArrayList<>(List.of(new ArrayList<>()));
        List<String> words = TOKEN.matcher(TYPE.matcher(code).replaceAll(" "))
                .results()
                .map(MatchResult::group)
                .toList();
        for (String word : words) {
            if (word.equals("(")) {
                open.add(new ArrayList<>());
            } else if (word.equals(")")) {
                List<Token> group = open.removeLast();
                // An empty pair is one that has something in it.
                open.getLast().add(new Token("()", group.isEmpty() ? List.of(new Token("", List.of())) : group));
            } else {
                open.getLast().add(new Token(word, List.of()));
            }
        }
        return open.getFirst();
    }
}
