package dev.varve.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.report.facts.LoadReport;
import dev.varve.report.page.Pages;
import dev.varve.report.text.VisibleText;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileTextTest {
    private static final Pattern TAG = Pattern.compile("<!?/?[a-zA-Z0-9]+((?:\\s+[a-zA-Z-]+(?:=\"[^\"]*\")?)*)\\s*>");
    private static final Pattern ATTRIBUTE = Pattern.compile("([a-zA-Z-]+)(?:=\"[^\"]*\")?");
    private static final Set<String> ATTRIBUTES = Set.of(
            "DOCTYPE",
            "html",
            "lang",
            "charset",
            "http-equiv",
            "content",
            "name",
            "hidden",
            "id",
            "viewBox",
            "class",
            "d",
            "cx",
            "cy",
            "r",
            "href",
            "aria-hidden",
            "aria-label",
            "rel",
            "preserveAspectRatio",
            "width",
            "height",
            "x",
            "y",
            "open",
            "role",
            "data-l",
            "title",
            "src",
            "alt");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "</script><img src=x onerror=alert(1)>",
                "\"><svg onload=alert(1)>",
                "' onmouseover='alert(1)",
                "\" autofocus onfocus=\"alert(1)",
                "</style></title><script>alert(1)</script>",
                "javascript:alert(1)",
                "&lt;b&gt; &amp; <!-- --> ]]>",
                "a\u202Etxt.exe\u2066 zero\u200Bwidth \u0000 \u001B[31m \u0085 \uFEFF \uD800"
            })
    void isTextWhereverItStands(String hostile) throws ReflectiveOperationException {
        for (String page : List.of(
                Pages.load(filled(Examples.held(), hostile)),
                Pages.load(filled(Examples.refused(), hostile)),
                Pages.index(filled(Examples.index(), hostile)))) {
            String body = page.replaceFirst("(?s)<style>.*?</style>", "").replaceFirst("(?s)<script>.*?</script>", "");

            assertThat(TAG.matcher(body).replaceAll("")).doesNotContain("<", ">");
            assertThat(attributes(body)).isSubsetOf(ATTRIBUTES);
            assertThat(body)
                    .doesNotContain("href=\"javascript:", "<script")
                    .doesNotContainPattern("src=\"(?!data:image/png;base64,[A-Za-z0-9+/=]+\")");
            assertThat(page.chars().filter(c -> c != '\n' && c != '\t')).noneMatch(VisibleText::hidden);
        }
    }

    @Test
    void staysReadable() throws ReflectiveOperationException {
        String page = Pages.load(filled(Examples.published(), "a\u202Eb\u0000<c>\r\n"));

        assertThat(page).contains("a⟨U+202E⟩b␀&lt;c&gt;␍\n");
    }

    @Test
    void losesNothingInTheTwin() throws ReflectiveOperationException {
        LoadReport report = filled(Examples.held(), "\u202E\u0000</script>\uD800 ü");
        String json = ReportJson.write(report);

        assertThat(json.chars()).allMatch(c -> c == '\n' || c >= ' ' && c < 0x7f);
        assertThat(ReportJson.load(json)).isEqualTo(report);
    }

    private static Set<String> attributes(String body) {
        Set<String> names = new TreeSet<>();
        Matcher tags = TAG.matcher(body);
        while (tags.find()) {
            ATTRIBUTE.matcher(tags.group(1)).results().forEach(found -> names.add(found.group(1)));
        }
        return names;
    }

    /** The record with every text in it, however deep, replaced. */
    @SuppressWarnings("unchecked")
    private static <T> T filled(T value, String text) throws ReflectiveOperationException {
        return (T) replaced(value, text);
    }

    private static Object replaced(Object value, String text) throws ReflectiveOperationException {
        if (value instanceof String) {
            return text;
        }
        if (value instanceof Optional<?> optional) {
            return optional.isEmpty() ? optional : Optional.of(replaced(optional.get(), text));
        }
        if (value instanceof Collection<?> values) {
            List<Object> all = new ArrayList<>();
            for (Object each : values) {
                all.add(replaced(each, text));
            }
            return all;
        }
        return value instanceof Record ? rebuilt((Record) value, text) : value;
    }

    private static Object rebuilt(Record value, String text) throws ReflectiveOperationException {
        RecordComponent[] components = value.getClass().getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            values[i] = replaced(components[i].getAccessor().invoke(value), text);
        }
        Constructor<?> constructor = value.getClass().getDeclaredConstructor(types);
        return constructor.newInstance(values);
    }
}
