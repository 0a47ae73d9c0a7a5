package dev.varve.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SqlTest {

    @Test
    void fillsEveryPlaceOfAPlaceholder() {
        assertThat(sql("select ${key}, ${key} from ${table}")
                        .with("table", "t")
                        .with("key", "\"a\"")
                        .complete())
                .isEqualTo("select \"a\", \"a\" from t");
    }

    @Test
    void takesAValueAsItIs() {
        Sql filled = sql("${query} where ${condition}")
                .with("query", "select '${condition}', '${query}', '${nobody}', '$1 \\ $'")
                .with("condition", "a = '${query}'");

        assertThat(filled.complete())
                .isEqualTo("select '${condition}', '${query}', '${nobody}', '$1 \\ $' where a = '${query}'");
    }

    @Test
    void refusesAPlaceholderThatNothingIsGivenFor() {
        Sql open = sql("select ${columns} from ${table}").with("table", "${columns}");

        assertThatIllegalStateException()
                .isThrownBy(open::complete)
                .withMessage("sql/platform/shop/things.sql: nothing given for ${columns}");
    }

    @Test
    void readsAStatementByItsName() {
        assertThat(Sql.named("quality/columns").with("rows", "t").complete())
                .isEqualTo("select *\nfrom t\nwhere 1 = 0");
        assertThatIllegalStateException()
                .isThrownBy(() -> Sql.named("quality/nothing"))
                .withMessage("no statement sql/platform/quality/nothing.sql");
    }

    private static Sql sql(String text) {
        return new Sql("shop/things", text, Map.of());
    }
}
