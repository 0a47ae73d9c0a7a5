package dev.varve.formats.value;

import dev.varve.formats.RowValues;
import dev.varve.formats.refusal.Misfit;
import dev.varve.formats.refusal.Reason;
import dev.varve.formats.tree.BrokenJson;
import dev.varve.formats.tree.JsonParser;
import dev.varve.formats.tree.JsonWriter;
import dev.varve.formats.tree.ValueNode;
import java.io.IOException;
import java.io.UncheckedIOException;

/** One JSON value, without the white space that means nothing. */
final class Jsons extends ValueParser {
    private final JsonParser parser = new JsonParser();

    @Override
    public Misfit parse(byte[] text, int from, int to, RowValues into, int place) {
        try {
            parser.over(text, from, to);
            ValueNode value = parser.whole();
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
