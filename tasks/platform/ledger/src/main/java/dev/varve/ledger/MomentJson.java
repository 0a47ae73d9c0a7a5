package dev.varve.ledger;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.module.SimpleModule;

/** How the archive writes moments. */
final class MomentJson {
    private MomentJson() {}

    static SimpleModule module() {
        return new SimpleModule()
                .addSerializer(Instant.class, new Writer())
                .addDeserializer(Instant.class, new Reader());
    }

    private static final class Writer extends ValueSerializer<Instant> {
        @Override
        public void serialize(Instant moment, JsonGenerator json, SerializationContext context) {
            json.writeString(Moments.text(moment));
        }
    }

    /** Decisions about rejects have the seconds always, and no zeros behind them. */
    static final class WithSeconds extends ValueSerializer<Instant> {
        @Override
        public void serialize(Instant moment, JsonGenerator json, SerializationContext context) {
            json.writeString(DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(moment.atOffset(ZoneOffset.UTC)));
        }
    }

    private static final class Reader extends ValueDeserializer<Instant> {
        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context) {
            String text = parser.getString();
            try {
                return Moments.read(text);
            } catch (DateTimeException e) {
                throw context.weirdStringException(text, Instant.class, e.getMessage());
            }
        }
    }
}
