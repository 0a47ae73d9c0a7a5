package dev.varve.derive;

/** What the contract says of how drops add up. */
enum Kind {
    CHANGES("effective_at: at", "deletes: {status: gone}"),
    SEQUENCED("effective_at: at", "sequence_by: seq", "deletes: {status: gone}"),
    STATE("restates: all"),
    FACTS("restates: {scope: all, as: facts}", "effective_at: at");

    private final String[] lines;

    Kind(String... lines) {
        this.lines = lines;
    }

    boolean restates() {
        return this == STATE || this == FACTS;
    }

    String contract() {
        return """
                landing: drops/{received_at:yyyyMMdd'T'HHmmssX}/*.csv
                key: k
                %s
                zone: Europe/Berlin
                columns:
                  k: integer
                  at: timestamp
                  n: integer
                  seq: integer
                  status: text
                as_of: day_end
                aggregates:
                  by_day:
                    window: day
                    measures: {things: count, total: sum(n)}
                """.formatted(String.join("\n", lines));
    }
}
