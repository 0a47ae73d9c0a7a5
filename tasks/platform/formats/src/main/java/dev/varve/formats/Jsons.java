package dev.varve.formats;

import java.io.IOException;
import java.io.UncheckedIOException;

/** One JSON value, without the white space that means nothing. */
final class Jsons extends ValueParser {
    private final JsonParser parser = new JsonParser();

    @Override
    Misfit parse(byte[] text, int from, int to, Values into, int place) {
        try {
            parser.over(text, from, to);
            JsonNode value = parser.whole();
            if (parser.duplicate != null) {
                return Misfit.of(
                        Reason.NOT_JSON, text, from, to, "has the field " + Misfit.shown(parser.duplicate) + " twice");
            }
            into.text(place, JsonWriter.text(value));
            return null;
        } catch (BrokenJson broken) {
            return Misfit.of(Reason.NOT_JSON, text, from, to, "is not JSON: it " + broken.getMessage());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
