package dev.varve.formats.value;

import static dev.varve.formats.ColumnDraft.column;
import static dev.varve.formats.refusal.Reason.NOT_AN_INTEGER;
import static dev.varve.formats.refusal.Reason.NOT_A_BOOLEAN;
import static dev.varve.formats.refusal.Reason.NOT_A_DATE;
import static dev.varve.formats.refusal.Reason.NOT_A_DECIMAL;
import static dev.varve.formats.refusal.Reason.NOT_A_DOUBLE;
import static dev.varve.formats.refusal.Reason.NOT_A_TIME;
import static dev.varve.formats.refusal.Reason.NOT_A_TIMESTAMP;
import static dev.varve.formats.refusal.Reason.NOT_BINARY;
import static dev.varve.formats.refusal.Reason.OUT_OF_RANGE;
import static dev.varve.formats.refusal.Reason.REPEATED_LOCAL_TIME;
import static dev.varve.formats.refusal.Reason.SKIPPED_LOCAL_TIME;
import static dev.varve.formats.refusal.Reason.TOO_LONG;
import static dev.varve.formats.refusal.Reason.TOO_MANY_DIGITS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.varve.contract.Column.LocalTimeRule;
import dev.varve.contract.Column.NumberFormat;
import dev.varve.contract.Type;
import dev.varve.formats.ColumnDraft;
import dev.varve.formats.RowHash;
import dev.varve.formats.RowValues;
import dev.varve.formats.moment.FormatterPattern;
import dev.varve.formats.moment.Moment;
import dev.varve.formats.moment.NumericPattern;
import dev.varve.formats.moment.TimePattern;
import dev.varve.formats.refusal.Misfit;
import dev.varve.formats.refusal.Reason;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ValueTest {

    private static Object parse(ColumnDraft column, String text) {
        return object(ValueParser.of(column.build()), column.build().type(), text);
    }

    private static Object object(ValueParser parser, Type type, String text) {
        RowValues value = new RowValues(type);
        Misfit misfit = parser.parse(text, value, 0);
        return misfit != null ? misfit : value.object(0);
    }

    private static Reason reason(ColumnDraft column, String text) {
        Object value = parse(column, text);
        assertThat(value).as(text).isInstanceOf(Misfit.class);
        return ((Misfit) value).reason();
    }

    static Stream<Arguments> exactValues() {
        return Stream.of(
                arguments("boolean", "true", true),
                arguments("boolean", "false", false),
                arguments("integer", "0", 0),
                arguments("integer", "-0", 0),
                arguments("integer", "007", 7),
                arguments("integer", "+7", 7),
                arguments("integer", "2147483647", Integer.MAX_VALUE),
                arguments("integer", "-2147483648", Integer.MIN_VALUE),
                arguments("bigint", "9223372036854775807", Long.MAX_VALUE),
                arguments("bigint", "-9223372036854775808", Long.MIN_VALUE),
                arguments("bigint", "00000000000000000000000000042", 42L),
                arguments("decimal(10,2)", "8.1", new BigDecimal("8.10")),
                arguments("decimal(10,2)", "8.12", new BigDecimal("8.12")),
                arguments("decimal(10,1)", "8.10", new BigDecimal("8.1")),
                arguments("decimal(10,2)", "-.5", new BigDecimal("-0.50")),
                arguments("decimal(10,2)", "5.", new BigDecimal("5.00")),
                arguments("decimal(10,2)", "0.000", new BigDecimal("0.00")),
                arguments("decimal(10,2)", "99999999.99", new BigDecimal("99999999.99")),
                arguments("decimal(10,2)", "0000000000000000000001.10", new BigDecimal("1.10")),
                arguments("decimal(10,2)", "1e2", new BigDecimal("100.00")),
                arguments("decimal(10,2)", "125E-2", new BigDecimal("1.25")),
                arguments("decimal(3,3)", "0.999", new BigDecimal("0.999")),
                arguments("decimal(18,0)", "999999999999999999", new BigDecimal("999999999999999999")),
                arguments("decimal(19,0)", "-9999999999999999999", new BigDecimal("-9999999999999999999")),
                arguments(
                        "decimal(38,10)",
                        "1234567890123456789012345678.0123456789",
                        new BigDecimal("1234567890123456789012345678.0123456789")),
                arguments("decimal(38,0)", "1e37", new BigDecimal("1e37").setScale(0)),
                arguments("double", "0.1", 0.1),
                arguments("double", "-12.5e-3", -0.0125),
                arguments("double", "-0", -0.0),
                arguments("double", "1.7976931348623157E308", Double.MAX_VALUE),
                arguments("double", "4.9E-324", Double.MIN_VALUE),
                arguments("double", "9007199254740993", 9007199254740992.0),
                arguments("double", "NaN", Double.NaN),
                arguments("double", "-Infinity", Double.NEGATIVE_INFINITY),
                arguments("integer", "1.0", 1),
                arguments("bigint", "-9223372036854775808.000", Long.MIN_VALUE),
                arguments("date", "2020-02-29", LocalDate.of(2020, 2, 29)),
                arguments("date", "2020-02-29T00:00:00", LocalDate.of(2020, 2, 29)),
                arguments("date", "2020-02-29 00:00:00.000", LocalDate.of(2020, 2, 29)),
                arguments("date", "2020-02-29T00:00Z", LocalDate.of(2020, 2, 29)),
                arguments("date", "2020-02-29 00:00:00+05:30", LocalDate.of(2020, 2, 29)),
                arguments("date", "2020-02-29 12:00:00 AM", LocalDate.of(2020, 2, 29)),
                arguments("date", "0001-01-01", LocalDate.of(1, 1, 1)),
                arguments("date", "9999-12-31", LocalDate.of(9999, 12, 31)),
                arguments("time", "17:05", LocalTime.of(17, 5)),
                arguments("time", "23:59:59.999999", LocalTime.of(23, 59, 59, 999_999_000)),
                arguments("timestamp", "2020-03-24 23:37", LocalDateTime.of(2020, 3, 24, 23, 37)),
                arguments("timestamp", "2020-02-01T19:43:03", LocalDateTime.of(2020, 2, 1, 19, 43, 3)),
                arguments("timestamp", "0001-01-01T00:00:00Z", LocalDateTime.of(1, 1, 1, 0, 0)),
                arguments("timestamp", "2020-01-01T00:30:00+01:00", LocalDateTime.of(2019, 12, 31, 23, 30)),
                arguments("timestamp", "2020-01-01T00:30:00-0530", LocalDateTime.of(2020, 1, 1, 6, 0)),
                arguments("timestamp", "2020-01-01T00:30:00+01", LocalDateTime.of(2019, 12, 31, 23, 30)),
                arguments(
                        "timestamp",
                        "2020-01-01T00:00:00.123456000Z",
                        LocalDateTime.of(2020, 1, 1, 0, 0, 0, 123_456_000)),
                arguments("timestamp", "2020-01-01T00:00:00,5", LocalDateTime.of(2020, 1, 1, 0, 0, 0, 500_000_000)),
                arguments("text(4)", "Añb", "Añb"),
                arguments("text", " two  blanks ", " two  blanks "),
                arguments("json", "{ \"a\" : [1.0, 1e400, \"\\u00e9\"] }", "{\"a\":[1.0,1e400,\"é\"]}"),
                arguments("json", "\"\\ud800\"", "\"\\ud800\""));
    }

    @ParameterizedTest
    @MethodSource
    void exactValues(String type, String text, Object value) {
        assertThat(parse(column("c", type), text)).isEqualTo(value);
    }

    static Stream<Arguments> misfits() {
        return Stream.of(
                arguments("boolean", NOT_A_BOOLEAN, "yes,TRUE,True,1,0,t, true,"),
                arguments(
                        "integer",
                        NOT_AN_INTEGER,
                        "1.5,1.01,.0,1.0e0,1., 7,7 ,1_000,1e2,0x1f,--1,+-1,+,-,١,1\u00a0000,NaN,null,"),
                arguments("integer", OUT_OF_RANGE, "2147483648,-2147483649,99999999999999999999,18446744073709551616"),
                arguments(
                        "bigint",
                        OUT_OF_RANGE,
                        "9223372036854775808,-9223372036854775809,18446744073709551617,99999999999999999999999"),
                arguments(
                        "decimal(10,2)",
                        TOO_MANY_DIGITS,
                        "8.125,0.001,1e-3,0.0000000000000000000000000000001,1e-999999999999"),
                arguments(
                        "decimal(10,2)",
                        OUT_OF_RANGE,
                        "100000000,123456789.1,1e99,1e999999999999,99999999999999999999999"),
                arguments("decimal(10,2)", NOT_A_DECIMAL, "1.2.3,.,-,1e,1e+,e5, 7,7 ,1_000,NaN,1.5f,0x1,$5,5%,"),
                arguments("double", NOT_A_DOUBLE, "1d,1f,0x1p3,nan,inf,+Infinity,infinity, 1,1 ,.,1e,1_0,"),
                arguments("double", OUT_OF_RANGE, "1e309,-1e309,1e-400,1e999999999999"),
                arguments(
                        "date",
                        NOT_A_DATE,
                        "2020-02-30,2019-02-29,2020-13-01,2020-00-01,2020-01-00,2024-1-1,20200101,2020/01/01,01-01-2020,2020-01-01 ,2020-01-01T00:00:00.1,2020-01-01T24:00,2020-01-01T00,2020-01-01 12:00:00 PM,2020-01-01T00:00:00x,+12020-01-01,today,"),
                arguments("time", NOT_A_TIME, "24:00,23:60,23:59:60,7:00,07:0,07:00:0,07:00:00.,0700,"),
                arguments("time", TOO_MANY_DIGITS, "07:00:00.0000001"),
                arguments(
                        "timestamp",
                        NOT_A_TIMESTAMP,
                        "2020-01-01,2020-01-01T,2020-01-01T24:00:00,2020-02-30T00:00:00,2020-01-01T00:00:60,2020-01-01t00:00:00,2020-01-01T00:00:00z,2020-01-01T00:00:00+19:00,2020-01-01T00:00:00+1,2020-01-01T00:00:00 Z,2020-01-01  00:00:00,2020-01-01T00:00:00.1234567890,"),
                arguments("timestamp", TOO_MANY_DIGITS, "2020-01-01T00:00:00.1234567,2020-01-01T00:00:00.000000001Z"),
                arguments("text(3)", TOO_LONG, "Añb,abcd,𝄞"),
                arguments("binary", NOT_BINARY, "QQ,QQ=,QR==,QQ==\n,Q Q==,é"),
                arguments("json", Reason.NOT_JSON, "{,{'a':1},NaN,01,{} x,tru,\u00a01,[1 2],"));
    }

    @ParameterizedTest
    @MethodSource
    void misfits(String type, Reason reason, String texts) {
        for (String text : texts.split(",", -1)) {
            assertThat(reason(column("c", type), text))
                    .as("%s as %s", text, type)
                    .isEqualTo(reason);
        }
    }

    @Test
    void binaryIsBase64() {
        assertThat((byte[]) parse(column("c", "binary"), "AP9B")).containsExactly(0, 0xff, 'A');
    }

    @Test
    void onlyDeclaredWordsAreBooleans() {
        ColumnDraft flag = column("c", "boolean").words("yes", "no");
        assertThat(parse(flag, "yes")).isEqualTo(true);
        assertThat(parse(flag, "no")).isEqualTo(false);
        assertThat(reason(flag, "true")).isEqualTo(NOT_A_BOOLEAN);
        assertThat(((Misfit) parse(flag, "maybe")).message())
                .isEqualTo("'maybe' is none of the declared words for true (yes) and false (no)");
    }

    @Test
    void twoDigitsOfAYearAreOfTheHundredYearsFromThePivotOn() {
        for (String[] patterns : new String[][] {{"dd/MM/yy"}, {"dd/LL/uu"}, {"iso", "dd/MM/yyyy", "[d/M/yy]"}}) {
            ColumnDraft born = column("c", "date").formats(patterns).pivot(1930);
            assertThat(parse(born, "16/07/68")).isEqualTo(LocalDate.of(1968, 7, 16));
            assertThat(parse(born, "31/12/30")).isEqualTo(LocalDate.of(1930, 12, 31));
            assertThat(parse(born, "01/01/29")).isEqualTo(LocalDate.of(2029, 1, 1));
        }
        ColumnDraft old = column("c", "date").formats("dd-MMM-yy").pivot(1900);
        assertThat(reason(old, "29-Feb-00")).as("1900 had none").isEqualTo(NOT_A_DATE);
        assertThat(parse(old, "29-feb-04")).isEqualTo(LocalDate.of(1904, 2, 29));
        assertThat(parse(
                        column("c", "timestamp").formats("EEE, dd MMM yy HH:mm").pivot(1970), "Tue, 16 Jul 68 17:05"))
                .as("not a Tuesday in 1968")
                .isInstanceOf(Misfit.class);
        assertThat(parse(column("c", "timestamp").formats("yyMMddHHmm").pivot(1999), "9912312359"))
                .isEqualTo(LocalDateTime.of(1999, 12, 31, 23, 59));
    }

    @Test
    void aDateMayStandWithMidnightInEachOfItsFormats() {
        ColumnDraft day = column("c", "date").formats("M/d/yyyy", "iso");
        assertThat(parse(day, "1/2/2026 12:00:00 AM")).isEqualTo(LocalDate.of(2026, 1, 2));
        assertThat(parse(day, "1/2/2026 0:00")).isEqualTo(LocalDate.of(2026, 1, 2));
        assertThat(parse(day, "2026-01-02T00:00:00+00:00")).isEqualTo(LocalDate.of(2026, 1, 2));
        assertThat(((Misfit) parse(day, "2026-01-02T10:00:00Z")).message())
                .isEqualTo("'2026-01-02T10:00:00Z' has a time that a date would lose");
        assertThat(((Misfit) parse(day, "2026-02-30T00:00:00")).message())
                .isEqualTo("'2026-02-30T00:00:00' is not a date as the column's format writes it");
    }

    @Test
    void patternsAreTriedInOrderAndResolvedStrictly() {
        ColumnDraft time = column("c", "timestamp").formats("iso", "M/d/yyyy H:mm", "M/d/yy H:mm");
        assertThat(parse(time, "1/22/2020 17:00")).isEqualTo(LocalDateTime.of(2020, 1, 22, 17, 0));
        assertThat(parse(time, "3/22/20 23:45")).isEqualTo(LocalDateTime.of(2020, 3, 22, 23, 45));
        assertThat(parse(time, "2020-02-01T19:43:03")).isEqualTo(LocalDateTime.of(2020, 2, 1, 19, 43, 3));
        assertThat(reason(time, "2/30/20 1:00")).isEqualTo(NOT_A_TIMESTAMP);
        assertThat(reason(time, "1/2/020 1:00")).isEqualTo(NOT_A_TIMESTAMP);

        assertThat(parse(column("c", "date").formats("dd.MM.yyyy"), "29.02.2020"))
                .isEqualTo(LocalDate.of(2020, 2, 29));
        assertThat(reason(column("c", "date").formats("dd.MM.yyyy"), "29.02.2021"))
                .isEqualTo(NOT_A_DATE);
        assertThat(parse(column("c", "date").formats("yyyyMMdd"), "20200229")).isEqualTo(LocalDate.of(2020, 2, 29));
        assertThat(parse(column("c", "date").formats("d MMM yyyy"), "5 mar 2020"))
                .isEqualTo(LocalDate.of(2020, 3, 5));
        assertThat(parse(column("c", "date").formats("yyyy-MM"), "2020-03")).isEqualTo(LocalDate.of(2020, 3, 1));
        assertThat(parse(column("c", "date").formats("yyyy"), "2020")).isEqualTo(LocalDate.of(2020, 1, 1));
        assertThat(parse(column("c", "date").formats("yyyyDDD"), "2020060")).isEqualTo(LocalDate.of(2020, 2, 29));
        assertThat(parse(column("c", "time").formats("h:mm a"), "5:30 pm")).isEqualTo(LocalTime.of(17, 30));
        assertThat(parse(column("c", "timestamp").formats("dd/MMM/yyyy:HH:mm:ss Z"), "10/Oct/2000:13:55:36 -0700"))
                .isEqualTo(LocalDateTime.of(2000, 10, 10, 20, 55, 36));
        assertThat(reason(column("c", "date").formats("M/d/yyyy H:mm"), "1/22/2020 17:00"))
                .as("a time that a date would lose")
                .isEqualTo(NOT_A_DATE);
    }

    @Test
    void numericPatternsReadWhatTheFormatterReads() {
        Random random = new Random(7);
        for (String pattern : new String[] {
            "M/d/yy H:mm", "MM/dd/yyyy HH:mm:ss", "yyyyMMddHHmmss", "d.M.yyyy", "yyyy-MM-dd HH:mm:ss.SSS", "yy-MM-dd"
        }) {
            TimePattern fast = NumericPattern.of(pattern, 2000);
            TimePattern slow = new FormatterPattern(pattern, 2000);
            assertThat(fast).as(pattern).isNotNull();
            for (int i = 0; i < 2_000; i++) {
                String text = pattern;
                for (String field : new String[] {"yyyy", "yy", "MM", "M", "dd", "d", "HH", "H", "mm", "ss", "SSS"}) {
                    text = text.replace(field, digits(random, field));
                }
                byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
                Moment a = new Moment();
                Moment b = new Moment();
                a.clear();
                b.clear();
                boolean read = fast.read(bytes, 0, bytes.length, a) && a.exists();
                assertThat(read).as("%s as %s", text, pattern).isEqualTo(slow.read(bytes, 0, bytes.length, b));
                if (read) {
                    assertThat(a.local()).isEqualTo(b.local());
                }
            }
        }
        assertThat(NumericPattern.of("d MMM yyyy", 2000)).isNull();
        assertThat(NumericPattern.of("h:mm a", 2000)).isNull();
    }

    private static String digits(Random random, String field) {
        int bound = (int) Math.pow(10, Math.max(field.length(), 2));
        int value = field.equals("yyyy") || field.equals("SSS")
                ? random.nextInt(bound)
                : random.nextInt(random.nextBoolean() ? 13 : bound);
        return field.length() == 1
                ? Integer.toString(value)
                : String.format(Locale.ROOT, "%0" + field.length() + "d", value);
    }

    @Test
    void localTimesAreOfTheColumnsZone() {
        ColumnDraft newYork = column("c", "timestamp").zone("America/New_York");
        assertThat(parse(newYork, "2019-01-03 08:49:57")).isEqualTo(LocalDateTime.of(2019, 1, 3, 13, 49, 57));
        assertThat(parse(newYork, "2019-07-03 08:49:57")).isEqualTo(LocalDateTime.of(2019, 7, 3, 12, 49, 57));
        assertThat(parse(newYork, "2019-07-03 08:49:57Z")).isEqualTo(LocalDateTime.of(2019, 7, 3, 8, 49, 57));
        assertThat(reason(newYork, "2019-03-10 02:30:00")).isEqualTo(SKIPPED_LOCAL_TIME);
        assertThat(reason(newYork, "2019-11-03 01:30:00")).isEqualTo(REPEATED_LOCAL_TIME);

        newYork.localTime(LocalTimeRule.EARLIER);
        assertThat(parse(newYork, "2019-03-10 02:30:00")).isEqualTo(LocalDateTime.of(2019, 3, 10, 6, 30));
        assertThat(parse(newYork, "2019-11-03 01:30:00")).isEqualTo(LocalDateTime.of(2019, 11, 3, 5, 30));
        newYork.localTime(LocalTimeRule.LATER);
        assertThat(parse(newYork, "2019-03-10 02:30:00")).isEqualTo(LocalDateTime.of(2019, 3, 10, 7, 30));
        assertThat(parse(newYork, "2019-11-03 01:30:00")).isEqualTo(LocalDateTime.of(2019, 11, 3, 6, 30));
    }

    @Test
    void localNumbersAreReadOnlyAsDeclared() {
        ColumnDraft german =
                column("c", "decimal(12,2)").number(new NumberFormat(',', Optional.of('.'), false, Optional.of("EUR")));
        for (String text : new String[] {"1.234,5", "1234,50", "1.234,50 €", "€1.234,5", "EUR 1.234,5", "+1.234,5"}) {
            assertThat(parse(german, text)).as(text).isEqualTo(new BigDecimal("1234.50"));
        }
        assertThat(parse(german, "-€5")).isEqualTo(new BigDecimal("-5.00"));
        for (String text :
                new String[] {"1.23,4", "12.34", "1,234.5", ".123", "1..234", "1.234.", "€", "1.234,5 $", ""}) {
            assertThat(reason(german, text)).as(text).isEqualTo(NOT_A_DECIMAL);
        }
        assertThat(reason(german, "1,234")).isEqualTo(TOO_MANY_DIGITS);

        ColumnDraft percent =
                column("c", "decimal(5,3)").number(new NumberFormat('.', Optional.empty(), true, Optional.empty()));
        assertThat(parse(percent, "12.5%")).isEqualTo(new BigDecimal("0.125"));
        assertThat(parse(percent, "12.5 %")).isEqualTo(new BigDecimal("0.125"));
        assertThat(reason(percent, "12.5")).isEqualTo(NOT_A_DECIMAL);
        assertThat(reason(percent, "12.55%")).isEqualTo(TOO_MANY_DIGITS);
        ColumnDraft grouped =
                column("c", "integer").number(new NumberFormat('.', Optional.of(','), false, Optional.empty()));
        assertThat(parse(grouped, "1,234,567")).isEqualTo(1_234_567);
        assertThat(reason(grouped, "1,234.5")).isEqualTo(NOT_AN_INTEGER);
    }

    @Test
    void numbersAreReadAsTheJdkReadsThem() {
        Random random = new Random(1);
        Doubles doubles = new Doubles();
        for (int i = 0; i < 200_000; i++) {
            StringBuilder text = new StringBuilder(random.nextInt(4) == 0 ? "-" : "");
            text.append(digits(random, random.nextInt(1, 20)));
            if (random.nextBoolean()) {
                text.append('.').append(digits(random, random.nextInt(1, 20)));
            }
            if (random.nextInt(3) == 0) {
                text.append("eE".charAt(random.nextInt(2))).append(random.nextInt(60) - 30);
            }
            assertThat(object(doubles, new Type.Double(), text.toString()))
                    .isEqualTo(Double.parseDouble(text.toString()));
            int scale = random.nextInt(0, 20);
            BigDecimal exact = new BigDecimal(text.toString());
            BigDecimal plain = exact.stripTrailingZeros();
            boolean fits =
                    plain.signum() == 0 || plain.scale() <= scale && plain.precision() - plain.scale() <= 38 - scale;
            Object value = object(new Decimals(38, scale), new Type.Decimal(38, scale), text.toString());
            if (fits) {
                assertThat(value).as("%s", text).isEqualTo(exact.setScale(scale));
            } else {
                assertThat(value).as("%s at %s", text, scale).isInstanceOf(Misfit.class);
            }
        }
        for (int i = 0; i < 100_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            assertThat(object(doubles, new Type.Double(), Double.toString(value)))
                    .isEqualTo(value);
        }
    }

    private static String digits(Random random, int count) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < count; i++) {
            digits.append(random.nextInt(3) == 0 ? 0 : random.nextInt(10));
        }
        return digits.toString();
    }

    @Test
    void hashesAreOfValuesNotOfTheirWriting() {
        assertThat(RowHash.of(decimal("1.1")))
                .isEqualTo(RowHash.of(decimal("01.10")))
                .isNotNegative();
        assertThat(Stream.of(
                                texts("a", "b"),
                                texts("ab", ""),
                                texts("", "ab"),
                                texts("ab", null),
                                texts(null, "ab"),
                                texts("b", "a"),
                                texts("a", "b", null),
                                texts((String) null),
                                texts(null, null),
                                texts("eight by", ""),
                                texts("eight b", "y"),
                                texts(""),
                                texts(),
                                texts("\0"),
                                texts("\0\0\0\0\0"),
                                texts("\0\0\0\0\0\0\0\0"))
                        .map(RowHash::of))
                .doesNotHaveDuplicates();
        RowValues values = new RowValues(
                new Type.Int(), new Type.Text(0), new Type.Date(), new Type.Double(), new Type.Decimal(38, 2));
        values.number(0, 1);
        values.text(1, "three and more");
        values.number(2, 20_000);
        values.real(3, -0.5);
        values.decimal(4, new BigDecimal("1.10"));
        assertThat(RowHash.of(values))
                .as("stored in warehouses: it never changes")
                .isEqualTo(5917770058832119049L);
    }

    private static RowValues decimal(String text) {
        RowValues value = new RowValues(new Type.Decimal(10, 2));
        assertThat(ValueParser.of(column("c", "decimal(10,2)").build()).parse(text, value, 0))
                .isNull();
        return value;
    }

    private static RowValues texts(String... texts) {
        Type[] types = new Type[texts.length];
        Arrays.fill(types, new Type.Text(0));
        RowValues values = new RowValues(types);
        for (int i = 0; i < texts.length; i++) {
            if (texts[i] == null) {
                values.nothing(i);
            } else {
                values.text(i, texts[i]);
            }
        }
        return values;
    }

    @Test
    void daysAreCountedAsTheCalendarDoes() {
        Moment moment = new Moment();
        for (LocalDate day = LocalDate.of(1, 1, 1); day.getYear() < 10_000; day = day.plusDays(13)) {
            moment.year = day.getYear();
            moment.month = day.getMonthValue();
            moment.day = day.getDayOfMonth();
            assertThat(moment.day()).as(day.toString()).isEqualTo(day.toEpochDay());
        }
    }
}
