package dev.varve.cli.propose.contents;

import dev.varve.cli.propose.evidence.Evidence;
import dev.varve.cli.propose.evidence.LongHashes;
import dev.varve.cli.propose.text.Amount;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What could identify a record.
 *
 * @param key to declare; empty where nothing is sure enough
 * @param evidence for it, or for what a person might choose instead
 * @param candidates that a person might choose, the likeliest first
 */
public record KeyCandidates(List<String> key, String evidence, List<List<String>> candidates) {
    /** The rank of a name that does not sound like a key. */
    public static final int NO_NAME = 9;

    private static final int MOST_COMPARED = 9;
    private static final int MOST_CANDIDATES = 3;
    private static final int FEWEST_RECORDS = 10;

    public static KeyCandidates of(String dataset, Contents contents) {
        long records = contents.records();
        String subject = ColumnNames.singular(dataset.substring(dataset.indexOf('.') + 1));
        List<ProposedColumn> alone = contents.fields().stream()
                .filter(field -> field.canBeKey()
                        && field.isNeverNull()
                        && !field.typing().isTime())
                .filter(field -> field.evidence().unique())
                .sorted(Comparator.comparingInt(field -> rank(field.column(), subject)))
                .toList();
        if (records > 1 && !alone.isEmpty()) {
            boolean named = rank(alone.getFirst().column(), subject) < NO_NAME;
            List<List<String>> candidates = alone.stream()
                    .filter(field -> !named || rank(field.column(), subject) < NO_NAME)
                    .limit(MOST_CANDIDATES)
                    .map(field -> List.of(field.column()))
                    .toList();
            return new KeyCandidates(
                    named ? candidates.getFirst() : List.of(),
                    "different in all " + Amount.of(records, "record"),
                    named ? candidates.subList(1, candidates.size()) : candidates);
        }
        if (records < FEWEST_RECORDS) {
            return new KeyCandidates(List.of(), Amount.of(records, "record") + " prove nothing", List.of());
        }
        int rows = Evidence.compared(records);
        return new KeyCandidates(
                List.of(),
                "different in " + (rows == records ? "all " : "the first ") + Amount.of(rows, "record"),
                together(contents.fields(), subject, rows));
    }

    /** Which columns of an array's elements tell them apart within a record. */
    public static Optional<ProposedColumn> within(Contents.Array array) {
        return array.fields().stream()
                .filter(field ->
                        field.from().filter(from -> from.startsWith("../")).isEmpty())
                .filter(field -> field.canBeKey() && field.isNeverNull())
                .filter(field -> field.evidence().unique() && field.evidence().several())
                .min(Comparator.comparingInt(field -> rank(field.column(), ColumnNames.singular(array.name()))));
    }

    /** How much a name sounds like a key, 0 the most. @param subject what a record is */
    public static int rank(String column, String subject) {
        if (column.equals("id") || column.equals(subject + "_id")) {
            return 0;
        }
        if (column.matches("(.*_)?(id|uuid|guid)")) {
            return 1;
        }
        return column.matches("(.*_)?(key|code|number|no|isin|sku|ref|symbol|position)|.*(nr|nummer)") ? 2 : NO_NAME;
    }

    private static List<List<String>> together(List<ProposedColumn> fields, String subject, int rows) {
        List<ProposedColumn> compared = fields.stream()
                .filter(field -> field.canBeKey() && !field.typing().type().equals("timestamp"))
                .filter(field -> field.isNeverNull() || field.typing().type().startsWith("text"))
                .filter(field ->
                        field.evidence().few == null || field.evidence().few.size() > 1)
                .sorted(Comparator.comparingInt(field -> rank(field.column(), subject)))
                .limit(MOST_COMPARED)
                .sorted(Comparator.comparingInt(fields::indexOf))
                .toList();
        List<List<String>> found = new ArrayList<>();
        for (int i = 0; i < compared.size(); i++) {
            for (int j = i + 1; j < compared.size(); j++) {
                found(List.of(compared.get(i), compared.get(j)), rows, found);
            }
        }
        for (int i = 0; found.isEmpty() && i < compared.size(); i++) {
            for (int j = i + 1; j < compared.size(); j++) {
                for (int k = j + 1; k < compared.size(); k++) {
                    found(List.of(compared.get(i), compared.get(j), compared.get(k)), rows, found);
                }
            }
        }
        return found.stream().limit(MOST_CANDIDATES).toList();
    }

    private static void found(List<ProposedColumn> fields, int rows, List<List<String>> found) {
        LongHashes seen = new LongHashes();
        for (int row = 0; row < rows; row++) {
            long hash = 0;
            for (ProposedColumn field : fields) {
                hash = LongHashes.mixed(hash + field.evidence().hash(row));
            }
            if (!seen.add(hash)) {
                return;
            }
        }
        found.add(fields.stream().map(ProposedColumn::column).toList());
    }
}
