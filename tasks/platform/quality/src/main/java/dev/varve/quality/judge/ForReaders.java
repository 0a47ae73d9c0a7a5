package dev.varve.quality.judge;

import dev.varve.quality.check.CheckedRows;
import dev.varve.warehouse.Quoted;
import dev.varve.warehouse.Sql;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes a statement on a load's rows one that readers can run. */
final class ForReaders {

    private ForReaders() {}

    static String statement(CheckedRows subject, String statement) {
        String sources = Stream.concat(
                        Stream.of(subject.rows(), subject.delivered()).distinct(),
                        subject.children().entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(Map.Entry::getValue))
                .filter(rows -> rows.readable().isPresent() && names(statement, rows.relation()))
                .map(rows -> Quoted.name(rows.relation()) + " as (\n"
                        + rows.readable().get().strip() + "\n)")
                .collect(Collectors.joining(",\n"));
        return sources.isEmpty()
                ? statement
                : Sql.named("quality/as_readers_see_it")
                        .with("sources", sources)
                        .with("statement", statement)
                        .complete();
    }

    private static boolean names(String statement, String relation) {
        return Pattern.compile("\\b" + Pattern.quote(relation) + "\\b")
                .matcher(statement)
                .find();
    }
}
