package dev.varve.contract.read;

import dev.varve.contract.yaml.Problems;
import dev.varve.contract.yaml.SqlFiles;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What declares one dataset. @param place that problems name */
record ContractFiles(String place, String yaml, SqlFiles sql) {
    private static final String CONFORM = "conform.sql";
    private static final String CHECKS = "checks/";
    private static final String AGGREGATES = "aggregates/";
    private static final String SQL = ".sql";

    static ContractFiles of(String place, Map<String, String> texts) {
        return new ContractFiles(
                place,
                texts.getOrDefault(Folders.CONTRACT, ""),
                new SqlFiles(
                        Optional.ofNullable(texts.get(CONFORM)), within(CHECKS, texts), within(AGGREGATES, texts)));
    }

    private static Map<String, String> within(String folder, Map<String, String> texts) {
        Map<String, String> within = new TreeMap<>();
        texts.forEach((path, text) -> {
            if (path.startsWith(folder)) {
                within.put(path.substring(folder.length(), path.length() - SQL.length()), text);
            }
        });
        return within;
    }

    SortedMap<String, String> texts() {
        SortedMap<String, String> texts = new TreeMap<>();
        texts.put(Folders.CONTRACT, yaml);
        sql.conform().ifPresent(text -> texts.put(CONFORM, text));
        sql.checks().forEach((name, text) -> texts.put(CHECKS + name + SQL, text));
        sql.aggregates().forEach((name, text) -> texts.put(AGGREGATES + name + SQL, text));
        return texts;
    }

    ContractDraft draft(String dataset) {
        return new ContractDraft(dataset, yaml, sql, new Problems(place));
    }
}
