package dev.varve.derive;

import dev.varve.warehouse.Warehouse;

/** A user's query as it reads the candidate: staged tables stand in front of the published ones. */
final class Custom {
    private final Warehouse warehouse;
    private final Staging staging;

    Custom(Warehouse warehouse, Staging staging) {
        this.warehouse = warehouse;
        this.staging = staging;
    }

    String overCandidate(String query) {
        String text = query.strip().replaceAll(";\\s*$", "");
        for (Staging.Change change : staging.changes()) {
            if (text.matches("(?is).*\\b" + change.schema() + "\\." + change.table() + "\\b.*")) {
                var staged = warehouse.columns(
                        "staging",
                        staging.table(change.schema(), change.table()).substring("staging.".length()));
                text = text.replaceAll(
                        "(?i)\\b" + change.schema() + "\\." + change.table() + "\\b",
                        java.util.regex.Matcher.quoteReplacement(
                                staging.candidate(change.schema(), change.table(), staged.subList(1, staged.size()))));
            }
        }
        return text;
    }
}
