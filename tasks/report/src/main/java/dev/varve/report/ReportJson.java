package dev.varve.report;

import dev.varve.report.facts.LoadIndex;
import dev.varve.report.facts.LoadReport;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The reports as JSON: the records as they are, fields in their order, times and durations in ISO 8601, absent values
 * null. Pure ASCII, so that no character is lost or hidden.
 */
public final class ReportJson {
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    private ReportJson() {}

    public static String write(LoadReport report) {
        return JSON.writeValueAsString(report) + "\n";
    }

    public static String write(LoadIndex index) {
        return JSON.writeValueAsString(index) + "\n";
    }

    /** @throws tools.jackson.core.JacksonException where the text is no report */
    public static LoadReport load(String json) {
        return JSON.readValue(json, LoadReport.class);
    }

    /** @throws tools.jackson.core.JacksonException where the text is no index */
    public static LoadIndex index(String json) {
        return JSON.readValue(json, LoadIndex.class);
    }
}
