package dev.varve.contract.read.column;

import dev.varve.contract.Column;
import dev.varve.contract.Type;
import dev.varve.contract.name.ElapsedTime;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Whether a text is a value of a column, as the column writes its values. */
public final class Literals {

    private Literals() {}

    /** What is wrong with a literal; empty where nothing is. */
    public static Optional<String> wrong(String text, Column column) {
        Type type = column.type();
        if (type == null) {
            return Optional.empty();
        }
        if (Types.isNumber(type)) {
            return wrongNumber(text, column);
        }
        if (type instanceof Type.Bool) {
            return column.trueValues().contains(text) || column.falseValues().contains(text)
                    ? Optional.empty()
                    : Optional.of("must be one of " + String.join(", ", column.trueValues()) + " (true) or "
                            + String.join(", ", column.falseValues()) + " (false), not " + text);
        }
        if (Types.isTemporal(type)) {
            return ValueFormats.reads(text, type, column.formats())
                    ? Optional.empty()
                    : Optional.of("is no " + type.text() + " in the format " + String.join(" or ", column.formats())
                            + ": " + text);
        }
        if (type instanceof Type.Duration) {
            return ElapsedTime.micros(text).isPresent()
                    ? Optional.empty()
                    : Optional.of("is no duration such as 25:30:00 or PT25H30M: " + text);
        }
        if (type instanceof Type.Text(int bytes)) {
            return bytes == 0 || text.getBytes(StandardCharsets.UTF_8).length <= bytes
                    ? Optional.empty()
                    : Optional.of("is longer than " + bytes + " bytes");
        }
        return Optional.of("cannot be given for " + type.text());
    }

    private static Optional<String> wrongNumber(String text, Column column) {
        Column.NumberFormat format = column.number();
        String plain = text.strip();
        if (format.currency().isPresent()) {
            plain = plain.replace(format.currency().get(), "").strip();
        }
        if (format.percent()) {
            plain = plain.replace("%", "").strip();
        }
        if (format.group().isPresent()) {
            plain = plain.replace(format.group().get().toString(), "");
        }
        if (format.decimal() != '.') {
            plain = plain.replace('.', '?').replace(format.decimal(), '.');
        }
        if (!plain.matches("[-+]?(\\d+(\\.\\d+)?|\\.\\d+)([eE][-+]?\\d{1,3})?")) {
            return Optional.of("is no " + column.type().text() + ": " + text);
        }
        BigDecimal value = new BigDecimal(plain);
        boolean fits = switch (column.type()) {
            case Type.Int _ -> isWhole(value) && value.abs().longValue() <= Integer.MAX_VALUE;
            case Type.BigInt _ -> isWhole(value) && value.toBigInteger().bitLength() < 64;
            case Type.Decimal(int precision, int scale) ->
                value.stripTrailingZeros().scale() <= scale && value.precision() - value.scale() <= precision - scale;
            default -> true;
        };
        return fits
                ? Optional.empty()
                : Optional.of("does not fit " + column.type().text() + ": " + text);
    }

    private static boolean isWhole(BigDecimal value) {
        return value.stripTrailingZeros().scale() <= 0 && value.precision() - value.scale() <= 19;
    }
}
