package dev.varve.formats.column;

import dev.varve.contract.Column;
import dev.varve.contract.Type;
import dev.varve.formats.Layout;
import dev.varve.formats.RowValues;
import dev.varve.formats.value.ValueParser;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Which wider types hold all misfits of one column; narrower ones first. */
final class Widening {
    private static final int DIGITS = 38;
    private static final int INTEGER_DIGITS = 10;
    private static final int BIGINT_DIGITS = 19;

    /** A wider type that has held every misfit so far. */
    private interface Candidate {
        /** @return false where it does not hold the text */
        boolean take(String text);

        String type();
    }

    private final Column column;
    private final List<Candidate> candidates = new ArrayList<>();
    private long values;
    private boolean structured;

    Widening(Column column) {
        this.column = column;
        switch (column.type()) {
            case Type.Bool _ -> {
                // Words that are no numbers would not fit a number's column.
                if (Stream.concat(column.trueValues().stream(), column.falseValues().stream())
                        .allMatch(word -> fits(new Type.Int(), word))) {
                    numbers(0, 0, new Type.Int(), new Type.BigInt());
                }
            }
            case Type.Int _ -> numbers(INTEGER_DIGITS, 0, new Type.BigInt());
            case Type.BigInt _ -> numbers(BIGINT_DIGITS, 0);
            case Type.Decimal(int precision, int scale) -> numbers(precision - scale, scale);
            case Type.Date _ -> candidates.add(plain(new Type.Timestamp()));
            case Type.Time _ -> candidates.add(plain(new Type.Duration()));
            default -> {}
        }
        candidates.add(new TextOf());
    }

    private void numbers(int digits, int scale, Type... integers) {
        Stream.of(integers).map(this::plain).forEach(candidates::add);
        candidates.add(new DecimalOf(digits, scale));
        candidates.add(plain(new Type.Double()));
    }

    private Candidate plain(Type type) {
        return new Candidate() {
            @Override
            public boolean take(String text) {
                return fits(type, text);
            }

            @Override
            public String type() {
                return type.text();
            }
        };
    }

    void add(String text, boolean isStructured) {
        values++;
        structured |= isStructured;
        candidates.removeIf(candidate -> !candidate.take(text));
    }

    Layout.Wider wider(String name) {
        String fits = structured ? "json" : candidates.getFirst().type();
        return new Layout.Wider(name, column.type().text(), fits, values);
    }

    private boolean fits(Type type, String text) {
        return value(type, text) != null;
    }

    /** @return null where the text does not fit */
    private Object value(Type type, String text) {
        RowValues value = new RowValues(type);
        return ValueParser.of(column.typed(type)).parse(text, value, 0) == null ? value.object(0) : null;
    }

    /** As many digits on either side of the point as the declared type and the misfits have. */
    private final class DecimalOf implements Candidate {
        private int digits;
        private int scale;

        DecimalOf(int digits, int scale) {
            this.digits = digits;
            this.scale = scale;
        }

        @Override
        public boolean take(String text) {
            for (int more = scale; more <= DIGITS; more++) {
                if (value(new Type.Decimal(DIGITS, more), text) instanceof BigDecimal number) {
                    scale = more;
                    digits = Math.max(digits, number.precision() - number.scale());
                    return digits + scale <= DIGITS;
                }
            }
            return false;
        }

        @Override
        public String type() {
            return new Type.Decimal(digits + scale, scale).text();
        }
    }

    /** Holds everything. */
    private final class TextOf implements Candidate {
        private int bytes;

        @Override
        public boolean take(String text) {
            bytes = Math.max(bytes, text.getBytes(StandardCharsets.UTF_8).length);
            return true;
        }

        @Override
        public String type() {
            return column.type() instanceof Type.Text ? new Type.Text(bytes).text() : "text";
        }
    }
}
