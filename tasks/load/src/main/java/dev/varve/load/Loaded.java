package dev.varve.load;

import dev.varve.runtime.Outcome;
import java.util.ArrayList;
import java.util.List;

/**
 * What was loaded.
 *
 * @param bytes decompressed
 * @param refusals why loads were refused
 */
public record Loaded(int files, long accepted, long rejected, long bytes, List<Refusal> refusals) {
    public static final Loaded NOTHING = new Loaded(0, 0, 0, 0, List.of());

    public Outcome outcome() {
        return (files == 0 && refusals.isEmpty() ? Outcome.already() : Outcome.done(accepted))
                .reading(bytes)
                .with("files", files)
                .with("accepted", accepted)
                .with("rejected", rejected)
                .with("refused", refusals.size())
                .refusing(sentences());
    }

    /** Why loads were refused, a sentence each. */
    public List<String> sentences() {
        return refusals.stream().map(Refusal::sentence).toList();
    }

    Loaded plus(Loaded other) {
        List<Refusal> both = new ArrayList<>(refusals);
        both.addAll(other.refusals);
        return new Loaded(
                files + other.files,
                accepted + other.accepted,
                rejected + other.rejected,
                bytes + other.bytes,
                List.copyOf(both));
    }
}
