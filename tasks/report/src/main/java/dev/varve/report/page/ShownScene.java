package dev.varve.report.page;

import dev.varve.formats.raster.Viridis;
import dev.varve.report.facts.Scenes;
import dev.varve.report.text.Words;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A scene as the page shows it. */
record ShownScene(Scenes.Scene scene) {
    /** Of its longer side, in pixels of the page: small scenes are drawn larger than they are. */
    private static final long SIZE = 200;

    private static final String PNG = "data:image/png;base64,";
    private static final String RAMP = PNG + Base64.getEncoder().encodeToString(Viridis.legend());
    private static final Pattern BASE_64 = Pattern.compile("[A-Za-z0-9+/]+={0,2}");

    static List<ShownScene> of(Scenes scenes) {
        return scenes.shown().stream().map(ShownScene::new).toList();
    }

    /** Nothing but a picture of its own may stand in the page. */
    Optional<String> source() {
        return scene.picture()
                .map(Scenes.Picture::png)
                .filter(png -> BASE_64.matcher(png).matches())
                .map(PNG::concat);
    }

    static String ramp() {
        return RAMP;
    }

    long width() {
        return scaled(scene.picture().orElseThrow().width());
    }

    long height() {
        return scaled(scene.picture().orElseThrow().height());
    }

    private long scaled(long side) {
        Scenes.Picture picture = scene.picture().orElseThrow();
        return Math.max(1, Math.round((double) side * SIZE / Math.max(picture.width(), picture.height())));
    }

    boolean hasRamp() {
        return scene.picture().filter(picture -> picture.low().isPresent()).isPresent();
    }

    String low() {
        return Words.real(scene.picture().orElseThrow().low());
    }

    /** With the unit. */
    String high() {
        return Words.real(scene.picture().orElseThrow().high()) + unit();
    }

    private String unit() {
        return shown().stream()
                .flatMap(band -> band.unit().stream())
                .findFirst()
                .map(unit -> " " + unit)
                .orElse("");
    }

    /** What the picture shows: {@code temperature}; {@code red, green, blue}. */
    String what() {
        List<Integer> numbers = scene.picture().orElseThrow().bands();
        if (numbers.size() > 1) {
            return "bands " + numbers.stream().map(String::valueOf).collect(Collectors.joining(", "))
                    + " as red, green, blue";
        }
        return shown().stream().findFirst().flatMap(Scenes.Band::name).orElse("band " + numbers.getFirst());
    }

    private List<Scenes.Band> shown() {
        return scene.bands().stream()
                .filter(band -> scene.picture().orElseThrow().bands().contains(band.number()))
                .toList();
    }

    String alternative() {
        String values = hasRamp() ? ", from " + low() + " to " + high() : "";
        return "Picture of " + what() + " in " + scene.path() + values;
    }

    boolean hasGaps() {
        return shown().stream().anyMatch(band -> band.nodata() + band.nan() > 0);
    }

    String size() {
        return Words.count(scene.width()) + " × " + Words.count(scene.height())
                + scene.crs().map(crs -> ", " + crs).orElse("");
    }

    long moreBands() {
        return scene.bandCount() - scene.bands().size();
    }
}
