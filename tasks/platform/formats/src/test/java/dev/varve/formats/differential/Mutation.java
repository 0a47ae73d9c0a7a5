package dev.varve.formats.differential;

import java.util.Random;

/**
 * Changes a text here and there.
 *
 * @param letters what values are made of
 * @param signs what the format is made of
 * @param most changes of one text
 */
record Mutation(String letters, String signs, int most) {
    /** Never empty. */
    String of(Random random, String written) {
        StringBuilder text = new StringBuilder(written);
        for (int times = random.nextInt(1, most + 1); times > 0; times--) {
            int at = random.nextInt(text.length());
            String from = random.nextInt(3) == 0 ? signs : letters;
            char c = from.charAt(random.nextInt(from.length()));
            switch (random.nextInt(4)) {
                case 0 -> text.insert(at, c);
                case 1 -> text.deleteCharAt(at);
                default -> text.setCharAt(at, c);
            }
            if (text.isEmpty()) {
                text.append('x');
            }
        }
        return text.toString();
    }
}
