package dev.varve.cli.propose.sample;

import dev.varve.cli.propose.text.Quoting;
import dev.varve.contract.landing.LandingPattern;
import dev.varve.contract.landing.Packing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where files of a dataset land, concluded from where its sample lies.
 *
 * @param captured columns that the path gives
 * @param match what the pattern reads from the sample's own path; empty where it does not lie below landing
 */
public record LandingPath(
        String pattern, List<String> captured, Optional<LandingPattern.Match> match, List<String> remarks) {
    private static final int MOST_SIBLINGS = 10_000;
    private static final String DATE = "(?:19|20)\\d\\d";

    private record Form(String format, Pattern pattern, boolean day) {
        Form(String format, String regex, boolean day) {
            this(format, Pattern.compile("(?<![0-9])" + regex + "(?![0-9])"), day);
        }
    }

    /** The longest first; of two that read one text alike, the neighbours decide. */
    private static final List<Form> FORMS = List.of(
            new Form("yyyyMMdd'T'HHmmssX", DATE + "\\d{4}T\\d{6}Z", true),
            new Form("yyyyMMdd'T'HHmmss", DATE + "\\d{4}T\\d{6}", true),
            new Form("yyyy-MM-dd'T'HH-mm-ssX", DATE + "-\\d\\d-\\d\\dT\\d\\d-\\d\\d-\\d\\dZ", true),
            new Form("yyyy-MM-dd'T'HH-mm-ss", DATE + "-\\d\\d-\\d\\dT\\d\\d-\\d\\d-\\d\\d", true),
            new Form("yyyyMMddHHmmss", DATE + "\\d{10}", true),
            new Form("yyyy-MM-dd", DATE + "-\\d\\d-\\d\\d", true),
            new Form("yyyy/MM/dd", DATE + "/\\d\\d/\\d\\d", true),
            new Form("yyyy_MM_dd", DATE + "_\\d\\d_\\d\\d", true),
            new Form("yyyy.MM.dd", DATE + "\\.\\d\\d\\.\\d\\d", true),
            new Form("MM-dd-yyyy", "\\d\\d-\\d\\d-" + DATE, true),
            new Form("dd-MM-yyyy", "\\d\\d-\\d\\d-" + DATE, true),
            new Form("dd.MM.yyyy", "\\d\\d\\.\\d\\d\\." + DATE, true),
            new Form("yyyyMMdd", DATE + "\\d{4}", true),
            new Form("yyyy-MM", DATE + "-\\d\\d", false),
            new Form("yyyy/MM", DATE + "/\\d\\d", false));

    public static LandingPath of(String dataset, Sample sample, Optional<Path> landing) throws IOException {
        Path file = sample.path().toRealPath();
        Optional<Path> root = landing.filter(Files::isDirectory);
        if (root.isPresent() && file.startsWith(root.get().toRealPath())) {
            Path top = root.get().toRealPath();
            return below(top, top.relativize(file).toString().replace('\\', '/'));
        }
        String name = sample.name();
        int stem = Math.max(Packing.bare(name).lastIndexOf('.'), 0);
        String suffix = name.substring(stem > 0 ? stem : Packing.bare(name).length());
        return new LandingPath(
                dataset.replace('.', '/') + "/*" + suffix,
                List.of(),
                Optional.empty(),
                List.of("the sample does not lie below landing, so the path is an invention: say where files arrive"
                        + " and what their names tell"));
    }

    private static LandingPath below(Path landing, String path) throws IOException {
        List<String> siblings = siblings(landing, path);
        List<String> captured = new ArrayList<>();
        List<String> remarks = new ArrayList<>();
        int slash = path.lastIndexOf('/') + 1;
        String folders = replace(path.substring(0, slash), true, siblings, captured, remarks);
        String name = replace(path.substring(slash), false, siblings, captured, remarks);
        String pattern = folders + name;
        Optional<LandingPattern.Match> match = new LandingPattern(pattern).match(path);
        if (match.isEmpty()) {
            return new LandingPath(path.replaceAll("[{}*]", "*"), List.of(), Optional.empty(), List.of());
        }
        captured.remove("received_at");
        return new LandingPath(pattern, captured, match, remarks);
    }

    private static String replace(
            String part, boolean folders, List<String> siblings, List<String> captured, List<String> remarks) {
        for (Form form : FORMS) {
            Matcher matcher = form.pattern().matcher(part);
            if (!matcher.find() || !reads(form, matcher.group())) {
                continue;
            }
            boolean delivery = folders && form.day();
            String name = delivery ? "received_at" : form.day() ? "file_date" : "month";
            if (captured.contains(name)) {
                continue;
            }
            List<Form> alike = FORMS.stream()
                    .filter(other ->
                            other.pattern().pattern().equals(form.pattern().pattern()))
                    .filter(other -> siblings.stream().allMatch(text -> readsIn(other, text)))
                    .toList();
            Form taken = alike.isEmpty() ? form : alike.getFirst();
            captured.add(name);
            remarks.add(
                    delivery
                            ? "the folder " + Quoting.shown(matcher.group()) + " is taken as the time of delivery"
                            : "the " + (folders ? "folder" : "file's name") + " tells " + name
                                    + "; call it received_at where it is the time of delivery");
            if (alike.size() > 1) {
                remarks.add("day or month first in the file's name? Both fit every file; " + taken.format()
                        + " is a guess");
            }
            return replace(part.substring(0, matcher.start()), folders, siblings, captured, remarks)
                    + "{" + name + ":" + taken.format() + "}"
                    + replace(part.substring(matcher.end()), folders, siblings, captured, remarks);
        }
        return literal(part, folders);
    }

    /** Numbers that count parts of a file's name change from file to file. */
    private static String literal(String text, boolean folder) {
        String escaped = text.replaceAll("[{}*]", "*");
        if (folder) {
            return escaped.replaceAll("=\\d+", "=*").replaceAll("(?<![A-Za-z0-9])\\d{2,}(?![A-Za-z0-9])", "*");
        }
        return escaped.replaceAll("(?<![A-Za-z0-9])[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "*")
                .replaceAll("(?<![A-Za-z0-9])\\d{3,}", "*");
    }

    private static boolean reads(Form form, String text) {
        return new LandingPattern("{at:" + form.format() + "}").match(text).isPresent();
    }

    /** Whether a path's last text of the form's shape is of the form; paths without such a text have no say. */
    private static boolean readsIn(Form form, String path) {
        Matcher matcher = form.pattern().matcher(path);
        String last = null;
        while (matcher.find()) {
            last = matcher.group();
        }
        return last == null || reads(form, last);
    }

    /** Other files of the same top folder: they show which reading of a date fits all. */
    private static List<String> siblings(Path landing, String path) throws IOException {
        Path top = landing.resolve(path.substring(0, Math.max(0, path.indexOf('/'))));
        try (Stream<Path> files = Files.walk(top)) {
            return files.filter(Files::isRegularFile)
                    .limit(MOST_SIBLINGS)
                    .map(file -> landing.relativize(file).toString())
                    .toList();
        } catch (java.io.UncheckedIOException unreadable) {
            return List.of(path);
        }
    }

    /** The day that the sample's own path tells, in UTC. */
    public Optional<LocalDate> date() {
        return match.flatMap(LandingPattern.Match::receivedAt)
                .map(received -> received.atZone(ZoneOffset.UTC).toLocalDate())
                .or(() -> captured.stream().findFirst().map(name -> LocalDate.parse(values().get(name))));
    }

    /** Values of the sample's own path, for reading it. */
    public Map<String, String> values() {
        return match.map(LandingPattern.Match::values).orElse(Map.of());
    }
}
