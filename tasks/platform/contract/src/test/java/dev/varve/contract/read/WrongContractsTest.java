package dev.varve.contract.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WrongContractsTest {

    static List<WrongContracts> cases() throws IOException {
        return WrongContracts.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void saysWhereAndWhatIsWrongAndWhatToDo(WrongContracts wrong) {
        assertThat(wrong.read())
                .extracting(problem -> problem.toString().replaceFirst("^shop\\.orders:? ?", ""))
                .containsExactlyElementsOf(wrong.problems());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void tellsWhatIsNotYetFromWhatIsWrong(WrongContracts wrong) {
        assertThat(wrong.read())
                .allSatisfy(problem ->
                        assertThat(problem.notYet()).isEqualTo(problem.message().startsWith("not yet:")));
    }
}
