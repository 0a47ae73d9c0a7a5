package dev.varve.formats.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DigitsTest {
    private static final String OTHERS = "./:;-+ eE\0\u007f\u0080ÿ°µ";

    private final Random random = new Random(1);

    /** Up to twenty digits, in one case of two with another character among them. */
    private byte[] text() {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(21);
        for (int i = 0; i < length; i++) {
            text.append((char) ('0' + random.nextInt(10)));
        }
        if (length > 0 && random.nextBoolean()) {
            text.setCharAt(random.nextInt(length), OTHERS.charAt(random.nextInt(OTHERS.length())));
        }
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The text between digits, which are not part of it. */
    private byte[] placed(byte[] text, int before, int behind) {
        byte[] placed = new byte[before + text.length + behind];
        for (int i = 0; i < placed.length; i++) {
            placed[i] = (byte) ('0' + random.nextInt(10));
        }
        System.arraycopy(text, 0, placed, before, text.length);
        return placed;
    }

    @Test
    void readsNumbersWhereverTheyStand() {
        int numbers = 0;
        for (int i = 0; i < 200_000; i++) {
            byte[] text = text();
            int before = random.nextInt(10);
            byte[] placed = placed(text, before, random.nextInt(10));
            long number = Digits.number(placed, before, before + text.length);
            String digits = new String(text, StandardCharsets.ISO_8859_1);
            boolean readable = digits.matches("[0-9]{1,16}") && placed.length - before >= 8;
            assertThat(number)
                    .as("%s of %s", digits, new String(placed, StandardCharsets.ISO_8859_1))
                    .isEqualTo(readable ? Long.parseLong(digits) : -1);
            numbers += readable ? 1 : 0;
        }
        assertThat(numbers).isBetween(50_000, 150_000);
    }

    @Test
    void findsWhereDigitsEnd() {
        for (int i = 0; i < 200_000; i++) {
            byte[] text = text();
            int before = random.nextInt(10);
            byte[] placed = placed(text, before, random.nextInt(10));
            int end = before;
            while (end < before + text.length && placed[end] >= '0' && placed[end] <= '9') {
                end++;
            }
            assertThat(Digits.end(placed, before, before + text.length))
                    .as(new String(placed, StandardCharsets.ISO_8859_1))
                    .isEqualTo(end);
        }
    }
}
