package dev.varve.report.page;

import dev.varve.report.facts.LoadIndex;
import dev.varve.report.facts.LoadReport;
import dev.varve.report.text.VisibleText;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;

/**
 * Renders the pages: one file each, which opens without a network, runs no script but its own and says the same for the
 * same input, byte for byte.
 */
public final class Pages {
    static final String STYLE = resource("report.css");
    static final String SCRIPT = resource("report.js");
    static final String POLICY =
            "default-src 'none'; img-src data:; style-src '%s'; script-src '%s'; base-uri 'none'; form-action 'none'"
                    .formatted(hash(STYLE), hash(SCRIPT));

    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(
            null, ContentType.Html, Pages.class.getClassLoader(), Pages.class.getPackageName());

    private Pages() {}

    public static String load(LoadReport report) {
        return render("load.jte", LoadPage.of(report));
    }

    public static String index(LoadIndex index) {
        return render("index.jte", IndexPage.of(index));
    }

    /** A page that leads to a dataset's newest report, also where scripts are off. */
    public static String latest(String dataset, String href) {
        StringOutput html = new StringOutput();
        TEMPLATES.render("latest.jte", Map.of("dataset", dataset, "href", href), html);
        return VisibleText.of(html.toString().strip() + "\n");
    }

    private static String render(String template, Object page) {
        StringOutput html = new StringOutput(1 << 16);
        TEMPLATES.render(template, page, html);
        return VisibleText.of(html.toString().strip() + "\n");
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private static String resource(String name) {
        try (InputStream file = Pages.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + name + " from the product's own jar", e);
        }
    }
}
