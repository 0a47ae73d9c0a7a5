package dev.varve.formats.refusal;

import java.nio.charset.StandardCharsets;

/**
 * Why a text is no value of its column. Parsers return it in place of the value, so that a bad row costs no exception.
 *
 * @param text that does not fit, whole; null where it is none
 */
public record Misfit(Reason reason, String message, String text) {
    private static final int SHOWN = 80;

    public static final Misfit REQUIRED = new Misfit(Reason.REQUIRED, "is null, but the column is required");

    public Misfit(Reason reason, String message) {
        this(reason, message, null);
    }

    /** @param complaint continues the sentence that begins with the text */
    public static Misfit of(Reason reason, byte[] text, int from, int to, String complaint) {
        return of(reason, new String(text, from, to - from, StandardCharsets.UTF_8), complaint);
    }

    public static Misfit of(Reason reason, String text, String complaint) {
        return new Misfit(reason, shown(text) + " " + complaint, text);
    }

    public static String shown(String text) {
        if (text.length() <= SHOWN) {
            return "'" + text + "'";
        }
        int end = Character.isHighSurrogate(text.charAt(SHOWN - 1)) ? SHOWN - 1 : SHOWN;
        return "'" + text.substring(0, end) + "…'";
    }
}
