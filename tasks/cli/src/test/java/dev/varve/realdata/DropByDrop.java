package dev.varve.realdata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.worlds.product.Outcome;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Drops that arrive one by one in their order: what readers are told of a moment, they are told ever after. */
final class DropByDrop {

    /** What else must hold after a drop. */
    interface Demand {
        void hold(Instant moment, Outcome outcome) throws Exception;
    }

    private final Arrival arrival;
    private final String table;
    private final List<String> columns;
    private final NavigableMap<Instant, String> told = new TreeMap<>();

    DropByDrop(Arrival arrival, String table, List<String> columns) {
        this.arrival = arrival;
        this.table = table;
        this.columns = columns;
    }

    /** @param asked of the moments until now, those to ask for after each drop; in the end all are asked for */
    void replay(List<Instant> moments, UnaryOperator<List<Instant>> asked, Demand demand) throws Exception {
        for (Instant moment : moments) {
            demand.hold(moment, arrival.deliver(List.of(moment)));
            told.put(moment, arrival.digest(table, columns, null));
            asBefore(asked.apply(List.copyOf(told.keySet())), moment);
        }
        asBefore(told.keySet(), told.lastKey());
        arrival.nothingMore();
    }

    private void asBefore(Collection<Instant> earlier, Instant now) {
        for (Instant moment : earlier) {
            assertThat(arrival.digest(table, columns, moment))
                    .as("as known at %s, asked after %s", moment, now)
                    .isEqualTo(told.get(moment));
        }
    }
}
