package dev.varve.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.varve.contract.InvalidContract;
import dev.varve.failure.TaskFailure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionTest {
    @TempDir
    private Path folder;

    @Test
    void opensAHomeThatIsNotThereYetWithEveryControlTable() {
        Product product = new Product(folder);

        try (Session session = product.open()) {
            assertThat(session.contract(Product.DATASET).key()).containsExactly("id");
            assertThat(session.ledger().loads(Product.DATASET)).isEmpty();
            assertThat(session.warehouse().count("control.task_run")).isZero();
        }
        assertThat(product.home().resolve("warehouse.duckdb")).isNotEmptyFile();
    }

    @Test
    void whatOneSessionWroteTheNextReads() {
        Product product = new Product(folder);
        try (Session session = product.open()) {
            Product.register(session, "0123456789abcdef", 1);
        }

        try (Session session = product.open()) {
            assertThat(session.requireLoad(Product.DATASET, "0123").receivedAt())
                    .hasToString("2026-03-01T00:00:00Z");
        }
    }

    @Test
    void isRefusedWhileAnotherProcessWritesLongerThanItMayWait() throws Exception {
        Product product = new Product(folder).waits(1);
        List<String> notices = new ArrayList<>();
        try (OtherProcess other = new OtherProcess(product)) {
            assertThat(other.said()).isEqualTo("open");

            assertThatExceptionOfType(TaskFailure.class)
                    .isThrownBy(
                            () -> Session.open(product.places(), notices::add).close())
                    .withMessage("another process is writing the warehouse "
                            + product.home().resolve("warehouse.duckdb")
                            + " and did not finish within 1 s; run this again later")
                    .satisfies(failure -> assertThat(failure.kind().exitCode()).isEqualTo(75));
        }
        assertThat(notices)
                .containsExactly("waiting up to 1 s: another process is writing "
                        + product.home().resolve("warehouse.duckdb"));
    }

    @Test
    void waitsForAnotherProcessAndSeesWhatItWrote() throws Exception {
        Product product = new Product(folder).waits(60);
        List<String> notices = new ArrayList<>();
        try (OtherProcess other = new OtherProcess(product)) {
            assertThat(other.said()).isEqualTo("open");
            try (Session session = Session.open(product.places(), notice -> {
                notices.add(notice);
                other.goOn();
            })) {
                assertThat(session.warehouse().count("raw.by_the_other")).isZero();
            }
        }
        assertThat(notices).hasSize(1);
    }

    @Test
    void letsGoOfTheWarehouseWhereAContractCannotBeRead() throws Exception {
        Product product = new Product(folder).contract("landing: 1\ncolour: blue\n");

        assertThatExceptionOfType(InvalidContract.class)
                .isThrownBy(() -> product.open().close())
                .withMessageContaining("contract.yaml:2: colour");

        product.contract("landing: things/{received_at:yyyyMMdd}/*.csv\nkey: id\ncolumns: {id: integer}\n");
        try (OtherProcess other = new OtherProcess(product)) {
            assertThat(other.said()).isEqualTo("open");
        }
    }

    @Test
    void namesTheLandingFolderThatIsNotThere() {
        Product product = new Product(folder);
        try (Session session = product.open()) {
            assertThatExceptionOfType(TaskFailure.class)
                    .isThrownBy(() -> session.arrivals(session.contract(Product.DATASET)))
                    .withMessage("there is no landing folder " + product.home().resolve("landing")
                            + "; create it and drop files there, or name another with --landing")
                    .satisfies(failure -> assertThat(failure.kind().exitCode()).isEqualTo(64));
        }
    }
}
