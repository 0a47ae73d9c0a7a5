package dev.varve.formats;

/** JSON text. */
final class Jsons implements ValueParser {
    @Override
    public Object parse(byte[] text, int from, int to) {
        throw new UnsupportedOperationException();
    }
}
