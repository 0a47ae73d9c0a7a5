package dev.varve.ledger;

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

    /** One delivery of the load. */
    public record Item(
            String path,
            long bytes,
            Instant modifiedAt,
            String storedHash,
            String contentId,
            long contentBytes,
            String archivedAs,
            long archivedBytes,
            Map<String, String> captured,
            String scope,
            boolean whole,
            String reasonCode,
            String reason) {
        public static Item of(Delivery delivery) {
            return new Item(
                    delivery.path(),
                    delivery.bytes(),
                    delivery.modifiedAt(),
                    delivery.storedHash(),
                    delivery.contentId(),
                    delivery.contentBytes(),
                    delivery.archivedAs(),
                    delivery.archivedBytes(),
                    delivery.captured(),
                    delivery.scope(),
                    delivery.whole(),
                    delivery.whole() ? null : delivery.reasonCode(),
                    delivery.whole() ? null : delivery.reason());
        }

        private void write(JsonGenerator json) {
            json.writeStartObject();
            json.writeStringProperty("path", path);
            json.writeNumberProperty("bytes", bytes);
            json.writeStringProperty("modifiedAt", Moments.text(modifiedAt));
            json.writeStringProperty("storedHash", storedHash);
            json.writeStringProperty("contentId", contentId);
            json.writeNumberProperty("contentBytes", contentBytes);
            json.writeStringProperty("archivedAs", archivedAs);
            json.writeNumberProperty("archivedBytes", archivedBytes);
            json.writeObjectPropertyStart("captured");
            new TreeMap<>(captured).forEach(json::writeStringProperty);
            json.writeEndObject();
            json.writeStringProperty("scope", scope);
            json.writeBooleanProperty("whole", whole);
            json.writeStringProperty("reasonCode", reasonCode);
            json.writeStringProperty("reason", reason);
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
