package dev.varve.cli.propose;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DelimitedProposalTest {
    @TempDir
    private Path folder;

    private Proposed csv(String... lines) throws IOException {
        return Proposed.of(folder, "sample.csv", String.join("\n", lines) + "\n");
    }

    @Test
    void justifiesTypesByCounts() throws IOException {
        Proposed proposed = csv("order_id,weight,city", "7,1.50,Oslo", "8,,Malmö", "9,12.25,")
                .fits(3);
        assertThat(proposed.says("order_id")).isEqualTo("integer");
        assertThat(proposed.comment("order_id")).isEqualTo("3 of 3 values fit; 7 to 9");
        assertThat(proposed.says("weight")).isEqualTo("decimal(10,2)");
        assertThat(proposed.comment("weight")).isEqualTo("2 of 2 values fit; 1.50 to 12.25; 1 null");
        assertThat(proposed.comment("city")).isEqualTo("2 of 2 values fit; longest 6 bytes; 1 null");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "214748363 | integer",
                "214748365 | bigint",
                "-2147483649 | bigint",
                "999999999999999999 | bigint",
                "9999999999999999999 | decimal(38,0)",
                "12345678901234567890123456789012345678901 | text",
                "1.5 | decimal(10,2)",
                "123456789.25 | decimal(14,2)",
                "1.2345 | decimal(10,4)",
                "1e-7 | double",
                "1.5E3 | double",
                "12E3 | text",
                "1e5 | text",
                "+49301234 | text",
                "(5) | {type: integer, number: \".\"}",
                "1.50- | {type: \"decimal(10,2)\", number: \".\"}",
                "\u22127 | {type: integer, number: \".\"}",
                "(1'234.50) | {type: \"decimal(10,2)\", number: {group: \"'\"}}",
                "(12,5%) | {type: \"decimal(10,3)\", number: {decimal: \",\", percent: true}}",
                "25:30:00 | duration",
                "PT1H30M | duration",
                "2 days 01:00:00 | duration",
                "007 | text",
                "00.5 | text",
                "2026-03-01 | date",
                "2026-02-30 | text",
                "2026-03-01T10:20 | timestamp",
                "2026-03-01 10:20:30.123456 | timestamp",
                "2026-03-01T10:20:30.123456789Z | text",
                "2026-03-01T10:20:30+02:00 | timestamp",
                "10:20 | time",
                "true | boolean",
                "Y | text",
                "1,5% | {type: \"decimal(10,3)\", number: {decimal: \",\", percent: true}}",
                "1.234.567,89 | {type: \"decimal(12,2)\", number: {decimal: \",\", group: \".\"}}",
                "1'234.50 | {type: \"decimal(10,2)\", number: {group: \"'\"}}",
                "1,234.50 | {type: \"decimal(10,2)\", number: {group: \",\"}}",
                "31.12.2026 | {type: date, format: \"dd.MM.yyyy\"}",
                "1.2.2026 9:05 | {type: timestamp, format: \"d.M.yyyy H:mm\"}",
                "24-Dec-2026 | {type: date, format: \"dd-MMM-yyyy\"}",
                "20261224T101112Z | {type: timestamp, format: \"yyyyMMdd'T'HHmmssX\"}"
            })
    void choosesTheNarrowestSafeType(String value, String type) throws IOException {
        Proposed proposed = csv("name;v", "a;" + value, "b;" + value).fits(2);
        assertThat(proposed.says("v")).isEqualTo(type);
    }

    @Test
    void takesWhatLooksLikeANumberForACodeWhereAmountsAreNotWrittenSo() throws IOException {
        Proposed proposed = csv(
                        "part,caller,change,measure,zip,order_code,orders",
                        "1E1,+4930111,+5,1e-3,10115,17,17",
                        "12E3,+4930222,-3,2E4,10117,18,18",
                        "777,4930333,4,5,10119,19,19")
                .fits(3);
        assertThat(proposed.says("part")).isEqualTo("text");
        assertThat(proposed.comment("part"))
                .contains("CHECK: digits around an E, so perhaps codes such as 12E3; declare double");
        assertThat(proposed.says("caller")).isEqualTo("text");
        assertThat(proposed.comment("caller"))
                .contains("CHECK: a plus in front and no minus, so perhaps telephone numbers; declare integer");
        assertThat(proposed.says("change")).isEqualTo("integer");
        assertThat(proposed.says("measure")).isEqualTo("double");
        for (String code : new String[] {"zip", "order_code"}) {
            assertThat(proposed.says(code)).isEqualTo("text");
            assertThat(proposed.comment(code)).contains("named like a code");
        }
        assertThat(proposed.says("orders")).isEqualTo("integer");
        assertThat(proposed.proposal().summary()).contains("part: digits around an E");
    }

    @Test
    void tellsTheLeastAndTheGreatestExactly() throws IOException {
        Proposed proposed = csv(
                        "big,fine,few",
                        "12345678901234567893,0.10000000000000000003,9007199254740993",
                        "12345678901234567891,0.10000000000000000001,-9007199254740993",
                        "12345678901234567892,0.10000000000000000002,9007199254740992")
                .fits(3);
        assertThat(proposed.comment("big")).contains("12345678901234567891 to 12345678901234567893");
        assertThat(proposed.comment("fine")).contains("0.10000000000000000001 to 0.10000000000000000003");
        assertThat(proposed.comment("few")).contains("-9007199254740993 to 9007199254740993");
    }

    @Test
    void takesDigitsForDatesOnlyWhereTheNameSaysSo() throws IOException {
        Proposed proposed = csv("order_date,number", "20260301,20260301", "20260302,20260302")
                .fits(2);
        assertThat(proposed.says("order_date")).isEqualTo("{type: date, format: \"yyyyMMdd\"}");
        assertThat(proposed.value(0, "order_date")).isEqualTo(LocalDate.of(2026, 3, 1));
        assertThat(proposed.says("number")).isEqualTo("integer");
    }

    @Test
    void takesDigitsAfterThePointThatVaryForDouble() throws IOException {
        assertThat(csv("a,v", "x,1.5", "y,2.12345").fits(2).says("v")).isEqualTo("double");
        assertThat(csv("a,latitude", "x,59.9139", "y,55.6050").fits(2).says("latitude"))
                .isEqualTo("double");
    }

    @Test
    void findsOutTheDayByItsValues() throws IOException {
        assertThat(csv("a,d", "x,02/03/2026", "y,02/13/2026").fits(2).says("d"))
                .isEqualTo("{type: date, format: \"MM/dd/yyyy\"}");
        assertThat(csv("a,d", "x,02/03/2026", "y,13/02/2026").fits(2).says("d"))
                .isEqualTo("{type: date, format: \"dd/MM/yyyy\"}");
    }

    @Test
    void asksWhichIsTheDayWhereBothFit() throws IOException {
        Proposed proposed =
                csv("a,d", "x,01/03/2026", "y,02/03/2026", "z,04/03/2026").fits(3);
        assertThat(proposed.says("d")).isEqualTo("{type: date, format: \"dd/MM/yyyy\"}");
        assertThat(proposed.comment("d"))
                .contains("CHECK: day or month first? Both fit all: dd/MM/yyyy spans 4 days, MM/dd/yyyy 91 days");
        assertThat(proposed.proposal().summary()).contains("d: day or month first?");
    }

    @Test
    void takesSeveralWritingsOfOneColumn() throws IOException {
        Proposed proposed = csv(
                        "a,t", "x,2/1/2020 19:43", "y,2/13/20 09:05", "z,2020-02-14T19:43:03", "w,2020-02-15 01:02:03")
                .fits(4);
        assertThat(proposed.says("t"))
                .isEqualTo("{type: timestamp, format: [iso, \"M/d/yyyy HH:mm\", \"M/d/yy HH:mm\"], pivot: 1970}");
        assertThat(proposed.value(0, "t")).isEqualTo(LocalDateTime.of(2020, 2, 1, 19, 43));
    }

    @Test
    void asksWhatACommaMeans() throws IOException {
        Proposed proposed = csv("a;v", "x;1,234", "y;5,678").fits(2);
        assertThat(proposed.says("v")).isEqualTo("text");
        assertThat(proposed.proposal().summary()).contains("v: numbers with a comma that may be");
    }

    @Test
    void saysWhatKeepsAColumnFromBeingANumber() throws IOException {
        StringBuilder text = new StringBuilder("a,v\n");
        for (int i = 0; i < 99; i++) {
            text.append("x,").append(i).append('\n');
        }
        Proposed proposed = Proposed.of(folder, "sample.csv", text + "x,n0ne\n").fits(100);
        assertThat(proposed.comment("v")).contains("99 are numbers, but \"n0ne\" is not");
        assertThat(proposed.proposal().summary()).contains("type it so to reject the others");
    }

    @Test
    void asksWhetherAFewFineAmountsAreMistakes() throws IOException {
        Proposed proposed = Proposed.of(folder, "sample.csv", "a,v\n" + "x,1.50\n".repeat(49) + "x,12.345\n")
                .fits(50);
        assertThat(proposed.says("v")).isEqualTo("double");
        assertThat(proposed.proposal().summary())
                .contains("v: only 1 value of 50 with more than 2 digits after the point, such as \"12.345\"");
    }

    @Test
    void readsWordsForTruth() throws IOException {
        Proposed proposed =
                csv("a,b,c,d", "true,TRUE,yes,1", "false,FALSE,no,0").fits(2);
        assertThat(proposed.says("a")).isEqualTo("boolean");
        assertThat(proposed.says("b")).isEqualTo("{type: boolean, true_values: [TRUE], false_values: [FALSE]}");
        assertThat(proposed.says("c")).isEqualTo("{type: boolean, true_values: [yes], false_values: [no]}");
        assertThat(proposed.says("d")).isEqualTo("integer");
        assertThat(proposed.value(1, "b")).isEqualTo(false);
    }

    @Test
    void findsWordsForNull() throws IOException {
        Proposed proposed =
                csv("a,b,c", "null,NA,NA", "5,2.50,Oslo", "\\N,,Rome").fits(3);
        assertThat(proposed.says("format")).isEqualTo("{type: csv, null_values: [\"\", \"\\\\N\", \"null\"]}");
        assertThat(proposed.says("b")).isEqualTo("{type: \"decimal(10,2)\", null_values: [\"\", NA]}");
        assertThat(proposed.says("c")).isEqualTo("text");
        assertThat(proposed.value(0, "a")).isNull();
        assertThat(proposed.value(0, "b")).isNull();
        assertThat(proposed.value(0, "c")).isEqualTo("NA");
    }

    @Test
    void namesColumnsAndSaysWhereTheyStandOnlyWhereItMust() throws IOException {
        Proposed proposed = csv(
                        "Province/State,cveID,PULocationID,Straße,1st,order,Größe", "a,b,c,d,e,f,g", "h,i,j,k,l,m,n")
                .fits(2);
        assertThat(proposed.columns())
                .containsExactly("province_state", "cve_id", "pu_location_id", "strasse", "n_1st", "order", "grosse");
        assertThat(proposed.says("province_state")).isEqualTo("text");
        assertThat(proposed.says("pu_location_id")).isEqualTo("text");
        assertThat(proposed.says("strasse")).isEqualTo("{type: text, from: \"Straße\"}");
        assertThat(proposed.says("n_1st")).isEqualTo("{type: text, from: \"1st\"}");
        assertThat(proposed.says("order")).isEqualTo("text");
    }

    @Test
    void tellsHeadersApartThatAreAlike() throws IOException {
        Proposed proposed = csv("a_b,A B,aB", "1,x,2.50", "2,y,3.25").fits(2);
        assertThat(proposed.columns()).containsExactly("a_b", "a_b_2", "a_b_3");
        assertThat(proposed.value(0, "a_b_2")).isEqualTo("x");
        assertThat(proposed.value(0, "a_b_3")).isEqualTo(new BigDecimal("2.50"));
    }

    @Test
    void quotesWhateverAHeaderSays() throws IOException {
        Proposed proposed = csv("\"ß\"\"b: {c}, #d\n  e\",\"\u0007x\\y\",\"null\"", "1,2,3", "4,5,6")
                .fits(2);
        assertThat(proposed.contract().columns().get(0).from()).containsExactly("ß\"b: {c}, #d\n  e");
        assertThat(proposed.columns()).containsExactly("ss_b_c_d_e", "x_y", "null");
        assertThat(proposed.proposal().contract()).contains("  \"null\": integer");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|", "^", "~", ":"})
    void findsTheDelimiter(String delimiter) throws IOException {
        String text = "id,name,amount\n1,\"a, b; c\",2.50\n2,x,3.25\n";
        Proposed proposed = Proposed.of(
                        folder, "sample.txt", "id,name,amount\n1,\"x\",2.50\n2,y,3.25\n".replace(",", delimiter))
                .fits(2);
        assertThat(proposed.columns()).containsExactly("id", "name", "amount");
        assertThat(proposed.value(0, "name")).isEqualTo("x");
        assertThat(Proposed.of(folder, "sample.csv", text).fits(2).value(0, "name"))
                .isEqualTo("a, b; c");
    }

    @Test
    void findsOtherQuotesAndEscapes() throws IOException {
        Proposed single =
                csv("id,name,n", "1,'a, b',2", "2,'c',3", "3,'d, e',4").fits(3);
        assertThat(single.value(0, "name")).isEqualTo("a, b");
        Proposed escaped = csv("id,name,n", "1,\"a \\\", b\",2", "2,\"c\",3", "3,\"\\\"d\\\"\",4")
                .fits(3);
        assertThat(escaped.value(0, "name")).isEqualTo("a \", b");
        Proposed none =
                csv("id,size,n", "1,\"5 inch,2", "2,\"6 inch,3", "3,\"7 inch,4").fits(3);
        assertThat(none.value(0, "size")).isEqualTo("\"5 inch");
    }

    @Test
    void skipsTitlesCommentsAndTotals() throws IOException {
        Proposed report = csv("Report of May", "", "id\tx", "1\tNA", "2\t5", "3\tNA", "Total")
                .fits(3);
        assertThat(report.says("format")).isEqualTo("{type: tsv, skip_rows: 2, footer_rows: 1}");
        Proposed commented = csv("# made by hand", "# twice", "id,x", "1,a", "# between", "2,b")
                .fits(2);
        assertThat(commented.says("format")).isEqualTo("{type: csv, comment: \"#\"}");
    }

    @Test
    void noticesShortRowsAndRepeatedHeaders() throws IOException {
        Proposed ragged =
                csv("id,x,y", "1,a,b", "2,a", "3,a,b", "4,a,c", "5,a", "6,a,b").fits(6);
        assertThat(ragged.says("format")).isEqualTo("{type: csv, ragged: pad}");
        Proposed repeated = csv("id,x", "1,a", "id,x", "2,b").fits(2);
        assertThat(repeated.says("format")).isEqualTo("{type: csv, repeated_header: true}");
        assertThat(repeated.says("id")).isEqualTo("integer");
    }

    @Test
    void trimsWhereValuesArePadded() throws IOException {
        Proposed proposed = csv("id ,  name", "1  ,  a", "22 ,  b").fits(2);
        assertThat(proposed.says("format")).isEqualTo("{type: csv, trim: true}");
        assertThat(proposed.says("id")).isEqualTo("integer");
    }

    @Test
    void readsFilesWithoutAHeader() throws IOException {
        Proposed proposed = csv("1,Oslo,2026-03-01", "2,Rome,2026-03-02").fits(2);
        assertThat(proposed.columns()).containsExactly("column_1", "column_2", "column_3");
        assertThat(proposed.says("column_3")).isEqualTo("date");
        assertThat(proposed.proposal().summary()).contains("no header was found");
    }

    @Test
    void readsASingleColumn() throws IOException {
        assertThat(csv("name", "Ada", "Bo", "Carl").fits(3).columns()).containsExactly("name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "ISO-8859-1", "windows-1252", "UTF-16LE", "UTF-16BE"})
    void findsTheEncoding(String charset) throws IOException {
        String letter = charset.equals("windows-1252") ? "€" : "ü";
        String text = "id,name,note\n1,M" + letter + "ller,some text\n2,Berg,more of it\n";
        Proposed proposed = Proposed.of(folder, "sample.csv", text, Charset.forName(charset))
                .fits(2);
        assertThat(proposed.value(0, "name")).isEqualTo("M" + letter + "ller");
        assertThat(proposed.proposal().contract().contains("encoding: " + charset))
                .isEqualTo(!charset.equals("UTF-8"));
        String why = switch (charset) {
            case "UTF-8" -> "";
            case "ISO-8859-1" -> "bytes that are no UTF-8; ISO-8859-1 and windows-1252 have the same letters for them";
            case "windows-1252" -> "bytes that are no UTF-8, and some that only windows-1252 has letters for";
            default -> "no byte order mark, but a zero beside almost every letter";
        };
        if (!why.isEmpty()) {
            assertThat(proposed.comment("format")).isEqualTo(why);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void trustsAByteOrderMark(String charset) throws IOException {
        Proposed proposed = Proposed.of(
                        folder, "sample.csv", "\ufeffid,name\r\n1,ü\r\n2,é\r\n", Charset.forName(charset))
                .fits(2);
        assertThat(proposed.columns()).containsExactly("id", "name");
        assertThat(proposed.says("format")).isEqualTo("csv");
    }

    @Test
    void decidesTheEncodingByTheLastByteToo() throws IOException {
        String text = "id,name\n" + "1,plain\n".repeat(100_000) + "2,M\u00fcller\n";
        Proposed proposed = Proposed.of(folder, "sample.csv", text, StandardCharsets.ISO_8859_1)
                .fits(100_001);
        assertThat(proposed.says("format")).isEqualTo("{type: csv, encoding: ISO-8859-1}");
    }

    @Test
    void declaresAKeyThatIsNamedLikeOne() throws IOException {
        Proposed proposed =
                csv("customer_id,order_id,n", "1,7,4", "2,8,5", "3,9,6").fits(3);
        assertThat(proposed.contract().key()).containsExactly("order_id");
        assertThat(proposed.comment("key")).isEqualTo("different in all 3 records");
    }

    @Test
    void suggestsKeysThatDoNotSoundLikeOne() throws IOException {
        StringBuilder text = new StringBuilder("country,province,name,n\n");
        for (int i = 0; i < 20; i++) {
            text.append(i / 10 == 0 ? "NO" : "SE").append(',').append(i % 10 == 0 ? "" : "p" + i % 10);
            text.append(",same,").append(i / 3).append('\n');
        }
        Proposed proposed = Proposed.of(folder, "sample.csv", text.toString()).fits(20);
        assertThat(proposed.contract().key()).isEmpty();
        assertThat(proposed.proposal().contract()).contains("# key: [country, province] ");
        assertThat(proposed.proposal().summary())
                .contains("key: choose one; country with province is different in all 20 records")
                .contains("needs a default");
    }

    @Test
    void concludesNoKeyFromAHandfulOfRows() throws IOException {
        Proposed proposed = csv("a,b", "x,y", "x,z", "w,y").fits(3);
        assertThat(proposed.proposal().contract()).contains("3 records prove nothing");
    }

    @Test
    void suggestsWhenARowBecameTrue() throws IOException {
        Proposed proposed = csv(
                        "id,created_on,last_updated", "1,2026-01-01,2026-01-02 10:00", "2,2026-01-01,2026-01-03 11:00")
                .fits(2);
        assertThat(proposed.proposal().contract()).contains("# effective_at: last_updated ");
        assertThat(proposed.contract().effectiveAt()).isEmpty();
    }
}
