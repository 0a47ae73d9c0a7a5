package dev.varve.quality.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserSqlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 1",
                "SELECT 1 ; ",
                "select 1; -- done",
                "select ';' as a, \"x;)\" from t",
                "select 'it''s )' from t",
                "select E'\\');' from t",
                "select $$;)$$, $a$ $$;( $a$",
                "-- first; line\nselect 1",
                "/* a; /* b */ ) */ with x as (select 1) select * from x",
                "select price$ from t where a = '('"
            })
    void acceptsOneSelect(String text) {
        assertThat(UserSql.query(text)).isNotEmpty().doesNotMatch("(?s).*;\\s*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  -- nothing",
                "delete from t",
                "select 1; select 2",
                "select 1; 'x'",
                "select 1) x; drop table t; select (1",
                "select (1",
                "select 'open",
                "select \"open",
                "select /* open",
                "select $a$ open",
                "insert into t select 1",
                "pragma version"
            })
    void refusesEverythingElse(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> UserSql.query(text));
    }

    @Test
    void closesAConditionAfterItsComment() {
        assertThat(UserSql.condition("a > 1 -- why")).isEqualTo("(a > 1 -- why\n)");
        assertThatIllegalArgumentException().isThrownBy(() -> UserSql.condition("a > 1;"));
        assertThatIllegalArgumentException().isThrownBy(() -> UserSql.condition(" "));
    }
}
