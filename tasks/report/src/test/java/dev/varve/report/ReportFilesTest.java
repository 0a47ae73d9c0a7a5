package dev.varve.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.varve.report.facts.LoadIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFilesTest {
    @TempDir
    Path home;

    @Test
    void putsPageAndTwinWhereTheirLoadIsFound() throws IOException {
        Path page = new ReportFiles(home).write(Examples.published());

        assertThat(home.relativize(page))
                .hasToString("reports/retail.orders/2026-11-20T020000Z-8f3a21bc07d9/index.html");
        assertThat(ReportJson.load(Files.readString(page.resolveSibling("report.json"))))
                .isEqualTo(Examples.published());
    }

    @Test
    void leavesNothingHalfWrittenBeside() throws IOException {
        ReportFiles files = new ReportFiles(home);
        Path page = files.write(Examples.held());
        files.write(Examples.published());

        assertThat(page).content().contains("<b>Published</b>: ");
        try (Stream<Path> beside = Files.list(page.getParent())) {
            assertThat(beside.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("index.html", "report.json");
        }
    }

    @Test
    void writesTheIndexAndThePageThatLeadsToTheNewestReport() throws IOException {
        Path page = new ReportFiles(home).write(Examples.index());

        assertThat(home.relativize(page)).hasToString("reports/index.html");
        assertThat(ReportJson.index(Files.readString(page.resolveSibling("index.json"))))
                .isEqualTo(Examples.index());
        assertThat(home.resolve("reports/retail.orders/latest.html"))
                .content()
                .contains("content=\"0; url=2026-11-20T020000Z-8f3a21bc07d9/index.html\"");
    }

    @Test
    void refusesDatasetNamesThatLeaveTheFolder() {
        LoadIndex.Dataset outside = new LoadIndex.Dataset(
                "../outside",
                "",
                "",
                Optional.empty(),
                OptionalLong.empty(),
                Examples.index().datasets().getFirst().loads());

        assertThatThrownBy(() -> new ReportFiles(home).write(new LoadIndex(List.of(outside))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Not the name of a dataset: ../outside");
    }
}
