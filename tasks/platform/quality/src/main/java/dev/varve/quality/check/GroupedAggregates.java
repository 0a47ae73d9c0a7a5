package dev.varve.quality.check;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Aggregates of a table, by their SQL; one group for each partition, or one for the whole. */
record GroupedAggregates(List<String> partition, List<Group> groups) {

    /** @param of values of the partition's columns */
    record Group(List<String> of, Map<String, Object> values) {
        long count(String aggregate) {
            return values.get(aggregate) instanceof Number number ? number.longValue() : 0;
        }
    }

    long count(String aggregate) {
        return groups.stream().mapToLong(group -> group.count(aggregate)).sum();
    }

    /** {@code report_date 2020-03-24}; empty for the whole. */
    String name(Group group) {
        return IntStream.range(0, partition.size())
                .mapToObj(i -> partition.get(i) + " " + group.of().get(i))
                .collect(Collectors.joining(", "));
    }
}
