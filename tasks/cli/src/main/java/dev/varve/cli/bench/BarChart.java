package dev.varve.cli.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Groups of horizontal bars as an SVG picture; the first bar of a group is what the others are compared with. */
final class BarChart {
    private static final int WIDTH = 720;
    private static final int LABELS = 190;
    private static final int VALUES = 120;
    private static final int BAR = 22;
    private static final int GAP = 6;
    private static final int TITLE = 34;
    private static final String[] COLOURS = {"#9aa5b1", "#2f6f9f", "#7fb2d6"};

    private record Bar(String label, double seconds) {}

    private record Group(String title, List<Bar> bars) {}

    private final List<Group> groups = new ArrayList<>();

    void group(String title) {
        groups.add(new Group(title, new ArrayList<>()));
    }

    void bar(String label, double seconds) {
        groups.getLast().bars.add(new Bar(label, seconds));
    }

    String svg() {
        double most = groups.stream()
                .flatMap(group -> group.bars.stream())
                .mapToDouble(Bar::seconds)
                .max()
                .orElse(1);
        StringBuilder bars = new StringBuilder();
        int y = 0;
        for (Group group : groups) {
            bars.append(text(12, y + TITLE - 12, "font-weight=\"bold\"", group.title));
            y += TITLE;
            for (int i = 0; i < group.bars.size(); i++) {
                Bar bar = group.bars.get(i);
                double width = bar.seconds / most * (WIDTH - LABELS - VALUES);
                bars.append(text(LABELS - 8, y + BAR - 6, "text-anchor=\"end\"", bar.label));
                bars.append(String.format(
                        Locale.ROOT,
                        "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>%n",
                        LABELS,
                        y,
                        width,
                        BAR,
                        COLOURS[i % COLOURS.length]));
                String value = String.format(Locale.ROOT, "%.2f s", bar.seconds);
                if (i > 0) {
                    value += String.format(Locale.ROOT, ", %.2f ×", bar.seconds / group.bars.getFirst().seconds);
                }
                bars.append(text(LABELS + (int) width + 8, y + BAR - 6, "", value));
                y += BAR + GAP;
            }
        }
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="13">
                <rect width="100%%" height="100%%" fill="white"/>
                %s</svg>
                """.formatted(WIDTH, y + GAP, bars);
    }

    private static String text(int x, int y, String attributes, String text) {
        String escaped = text.replace("&", "&amp;").replace("<", "&lt;");
        return "<text x=\"%d\" y=\"%d\" %s>%s</text>%n".formatted(x, y, attributes, escaped);
    }
}
