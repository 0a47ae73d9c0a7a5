package dev.varve.contract.name;

/** A year of two digits in a pattern of {@link java.time.format.DateTimeFormatter}: {@code yy} or {@code uu}, and no more. */
public final class TwoDigitYear {
    /** How long it is. */
    public static final int LENGTH = 2;

    private TwoDigitYear() {}

    public static boolean isIn(String pattern) {
        return find(pattern, 0) >= 0;
    }

    /** The year, of the hundred that begin with the pivot, that ends in two digits. @param digits any number that ends in them */
    public static int year(int digits, int pivot) {
        return pivot + Math.floorMod(digits - pivot, 100);
    }

    /** @return where the next one stands, from a place outside of quotes on; -1 where there is none */
    public static int find(String pattern, int from) {
        boolean quoted = false;
        for (int i = from; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            quoted ^= c == '\'';
            if (!quoted && (c == 'y' || c == 'u')) {
                int first = i;
                while (i + 1 < pattern.length() && pattern.charAt(i + 1) == c) {
                    i++;
                }
                if (i - first == 1) {
                    return first;
                }
            }
        }
        return -1;
    }
}
