package dev.varve.worlds.spec;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A small history.
 *
 * @param specs related dataset first
 * @param drops in order of arrival, which need not be that of {@code received_at}
 * @param admissions of rejected rows; of files that never arrive none is done
 */
public record World(List<Spec> specs, List<Drop> drops, List<Admission> admissions) {

    public World(List<Spec> specs, List<Drop> drops) {
        this(specs, drops, List.of());
    }

    /** What arrives together: deliveries of one dataset with one {@code received_at}. */
    public record Drop(List<Delivery> deliveries) {
        Instant receivedAt() {
            return deliveries.getFirst().receivedAt();
        }

        public Spec spec() {
            return deliveries.getFirst().spec();
        }
    }

    public Spec things() {
        return specs.getLast();
    }

    World drops(List<Drop> others) {
        return new World(specs, others, admissions);
    }

    World admissions(List<Admission> others) {
        return new World(specs, drops, others);
    }

    /** The contracts and files, enough to play the world by hand. */
    public String reproduction() {
        String contracts = specs.stream()
                .map(spec ->
                        "--- sql/" + spec.dataset().replace('.', '/') + "/contract.yaml\n" + Rendering.contract(spec))
                .collect(Collectors.joining());
        String files = drops.stream()
                .flatMap(drop -> drop.deliveries().stream())
                .map(delivery -> "--- " + delivery.path() + "\n" + Rendering.text(delivery.spec(), delivery.lines()))
                .collect(Collectors.joining());
        String replays = admissions.stream()
                .map(admission -> "--- replay after drop " + admission.after() + ": row " + admission.row() + " of\n"
                        + admission.file() + "--- as\n"
                        + Rendering.line(admission.spec(), admission.corrected()) + "\n")
                .collect(Collectors.joining());
        return contracts + files + replays;
    }
}
