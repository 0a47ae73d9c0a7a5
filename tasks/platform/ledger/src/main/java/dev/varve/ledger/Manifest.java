package dev.varve.ledger;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.varve.contract.landing.Packing;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;

/** The record of a load beside the archive. */
public record Manifest(
        String dataset,
        String loadKey,
        Instant receivedAt,
        Instant registeredAt,
        String contractDigest,
        String version,
        List<Item> deliveries) {

    /**
     * One delivery of the load.
     *
     * @param captured values of its path, by column
     * @param scope the partition it covers; empty for the whole dataset
     */
    public record Item(
            @JsonUnwrapped LandedObject object,
            @JsonUnwrapped ArchivedContent content,
            Map<String, String> captured,
            String scope,
            @JsonUnwrapped Wholeness wholeness) {
        public String path() {
            return object.path();
        }

        public boolean whole() {
            return wholeness.whole();
        }

        /** The object whose version it is: of a member, the zip or tar. */
        public String landed() {
            return Packing.object(path());
        }

        public Item version(int version) {
            return new Item(object.version(version), content, captured, scope, wholeness);
        }

        private void write(JsonGenerator json) {
            json.writeStartObject();
            json.writeStringProperty("path", object.path());
            json.writeNumberProperty("bytes", object.bytes());
            json.writeStringProperty("modifiedAt", Moments.text(object.modifiedAt()));
            if (object.version() > 0) {
                json.writeNumberProperty("version", object.version());
            }
            json.writeStringProperty("storedHash", content.storedHash());
            json.writeStringProperty("contentId", content.contentId());
            json.writeNumberProperty("contentBytes", content.contentBytes());
            json.writeStringProperty("archivedAs", content.archivedAs());
            json.writeNumberProperty("archivedBytes", content.archivedBytes());
            json.writeObjectPropertyStart("captured");
            new TreeMap<>(captured).forEach(json::writeStringProperty);
            json.writeEndObject();
            json.writeStringProperty("scope", scope);
            json.writeBooleanProperty("whole", wholeness.whole());
            json.writeStringProperty("reasonCode", wholeness.reasonCode());
            json.writeStringProperty("reason", wholeness.reason());
            json.writeEndObject();
        }
    }

    /** As it stands in the archive. */
    String lines() {
        return Json.lines(json -> {
            json.writeStartObject();
            json.writeStringProperty("dataset", dataset);
            json.writeStringProperty("loadKey", loadKey);
            json.writeStringProperty("receivedAt", Moments.text(receivedAt));
            json.writeStringProperty("registeredAt", Moments.text(registeredAt));
            json.writeStringProperty("contractDigest", contractDigest);
            json.writeStringProperty("version", version);
            json.writeArrayPropertyStart("deliveries");
            deliveries.forEach(item -> item.write(json));
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    /** Where it stands in the archive. */
    static String path(String dataset, Instant receivedAt, String loadKey) {
        String time = Moments.text(receivedAt).replace(":", "");
        return "manifests/" + dataset + "/" + time + "-" + loadKey.substring(0, 16) + ".json";
    }
}
