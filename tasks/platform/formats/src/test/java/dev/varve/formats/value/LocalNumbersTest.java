package dev.varve.formats.value;

import static dev.varve.formats.ColumnDraft.column;
import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.contract.Column.NumberFormat;
import dev.varve.formats.ColumnDraft;
import dev.varve.formats.RowValues;
import dev.varve.formats.refusal.Misfit;
import dev.varve.formats.refusal.Reason;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalNumbersTest {
    private static final NumberFormat POINT = new NumberFormat('.', Optional.empty(), false, Optional.empty());
    private static final NumberFormat DOLLARS = new NumberFormat('.', Optional.of(','), false, Optional.of("USD"));

    private static Object parse(String type, NumberFormat format, String text) {
        ColumnDraft column = column("c", type).number(format);
        RowValues value = new RowValues(column.build().type());
        Misfit misfit = ValueParser.of(column.build()).parse(text, value, 0);
        return misfit != null ? misfit : value.object(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1,234.50",
                "1,234.50-",
                "1,234.50 -",
                "- 1,234.50",
                "\u22121,234.50",
                "1,234.50\u2212",
                "\uff0d1234.5",
                "\ufe631234.5",
                "(1,234.50)",
                "( 1,234.50 )",
                "$(1,234.50)",
                "$ (1,234.50)",
                "($1,234.50)",
                "($ 1,234.50)",
                "(1,234.50$)",
                "(1,234.50) USD",
                "-$1,234.50",
                "$-1,234.50",
                "\u2212$\u00a01,234.50",
                "1,234.50 USD-",
                "1,234.50- USD",
                "USD 1,234.50-"
            })
    void aMinusStandsBeforeOrBehindOrIsParentheses(String text) {
        assertThat(parse("decimal(12,2)", DOLLARS, text)).isEqualTo(new BigDecimal("-1234.50"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(-5)", "-(5)", "(5)-", "--5", "-5-", "((5))", "(+5)", "+5-", "(5", "5)", "()", "(", ")", "-", "( )",
                "-$", "$", "5-5", "5 - 5", "(5)(6)", "\u20135", "5CR", "$5$", "<5>", "(5", "[5]", "-  5", " (5)", "(5) "
            })
    void whatIsNegativeTwiceOrHalfOrNoNumberIsRejected(String text) {
        assertThat(parse("decimal(12,2)", DOLLARS, text))
                .isInstanceOfSatisfying(
                        Misfit.class, misfit -> assertThat(misfit.reason()).isEqualTo(Reason.NOT_A_DECIMAL));
    }

    @ParameterizedTest
    @CsvSource({
        "integer, (7), -7",
        "integer, 7-, -7",
        "integer, 7+, 7",
        "integer, \u2212007, -7",
        "integer, 1.0, 1",
        "bigint, 9223372036854775808-, -9223372036854775808",
        "double, (1.5), -1.5",
        "double, 1e3, 1000.0",
        "double, NaN, NaN",
        "double, -Infinity, -Infinity",
        "'decimal(38,2)', (123456789012345678901234567890.10), -123456789012345678901234567890.10"
    })
    void columnsThatDeclareAPointAloneReadEveryMinusAndWhatPlainOnesRead(String type, String text, String value) {
        assertThat(String.valueOf(parse(type, POINT, text))).isEqualTo(value);
    }

    @Test
    void columnsThatDeclareNothingTakeAHyphenInFrontAlone() {
        for (String text : List.of("(5)", "5-", "\u22125", "5+")) {
            assertThat(parse("decimal(12,2)", NumberFormat.PLAIN, text))
                    .as(text)
                    .isInstanceOf(Misfit.class);
        }
        assertThat(parse("decimal(12,2)", NumberFormat.PLAIN, "-5")).isEqualTo(new BigDecimal("-5.00"));
    }

    @Test
    void percentagesAreNegativeInTheSameWays() {
        NumberFormat percent = new NumberFormat('.', Optional.empty(), true, Optional.empty());
        for (String text : List.of("-12.5%", "(12.5%)", "(12.5)%", "(12.5 %)", "12.5%-", "12.5-%", "\u221212.5 %")) {
            assertThat(parse("decimal(5,3)", percent, text)).as(text).isEqualTo(new BigDecimal("-0.125"));
        }
        for (String text : List.of("(12.5)", "12.5%%", "%12.5", "(12.5%)-")) {
            assertThat(parse("decimal(5,3)", percent, text)).as(text).isInstanceOf(Misfit.class);
        }
    }

    @Test
    void aCurrencyIsWrittenByItsCodeOrItsWholeSign() {
        NumberFormat francs = new NumberFormat('.', Optional.of('\u2019'), false, Optional.of("CHF"));
        assertThat(parse("decimal(12,2)", francs, "CHF 1\u2019250.00")).isEqualTo(new BigDecimal("1250.00"));
        for (String text : List.of("5F", "F5", "5HF", "5C")) {
            assertThat(parse("decimal(12,2)", francs, text)).as(text).isInstanceOf(Misfit.class);
        }
    }

    @Test
    void theSizeOfAMisfitCountsWithItsSign() {
        assertThat(parse("integer", POINT, "(2147483648)")).isEqualTo(Integer.MIN_VALUE);
        assertThat(((Misfit) parse("integer", POINT, "(2147483649)")).message())
                .isEqualTo("'(2147483649)' does not fit: as a plain number, '-2147483649' does not fit integer");
    }

    /** Whatever number, groups, minus, currency: it reads as the number it was made of. */
    @Test
    void whatIsWrittenIsRead() {
        Random random = new Random(20);
        char[][] marks = {{'.', ','}, {',', '.'}, {',', ' '}, {'.', '\''}, {',', '\u202f'}};
        for (int i = 0; i < 50_000; i++) {
            char[] mark = marks[random.nextInt(marks.length)];
            boolean currency = random.nextBoolean();
            NumberFormat format = new NumberFormat(
                    mark[0], Optional.of(mark[1]), false, currency ? Optional.of("EUR") : Optional.empty());
            long units = random.nextLong(1_000_000_000_000L) / (long) Math.pow(10, random.nextInt(11));
            String whole =
                    random.nextBoolean() ? String.format("%,d", units).replace(',', mark[1]) : Long.toString(units);
            String cents = "%02d".formatted(random.nextInt(100));
            String number = whole + (random.nextInt(3) == 0 ? "" : mark[0] + cents);
            String digits = number.equals(whole) ? units + ".00" : units + "." + cents;
            String blank = random.nextBoolean() ? "" : " ";
            String sign = currency ? new String[] {"", "EUR", "\u20ac"}[random.nextInt(3)] : "";
            String money =
                    sign.isEmpty() ? number : random.nextBoolean() ? sign + blank + number : number + blank + sign;
            boolean negative = random.nextBoolean();
            char minus = "-\u2212\uff0d\u2012".charAt(random.nextInt(4));
            String text = !negative
                    ? money
                    : switch (random.nextInt(3)) {
                        case 0 -> minus + money;
                        case 1 -> money + minus;
                        default -> "(" + money + ")";
                    };
            assertThat(parse("decimal(18,2)", format, text))
                    .as(text)
                    .isEqualTo(new BigDecimal(negative ? "-" + digits : digits).setScale(2));
        }
    }
}
