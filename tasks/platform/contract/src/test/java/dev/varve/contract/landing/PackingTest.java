package dev.varve.contract.landing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.contract.landing.Packing.Bundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackingTest {

    @ParameterizedTest
    @CsvSource({
        "a.csv, NONE, NONE, a.csv, ''",
        "a.csv.gz, NONE, GZIP, a.csv, .gz",
        "A.CSV.GZ, NONE, GZIP, A.CSV, .gz",
        "a.csv.bz2, NONE, BZIP2, a.csv, .bz2",
        "a.csv.xz, NONE, XZ, a.csv, .xz",
        "a.csv.zst, NONE, ZSTD, a.csv, .zst",
        "a.csv.zip, ZIP, NONE, a.csv, .zip",
        "a.tar, TAR, NONE, a, .tar",
        "a.tgz, TAR, GZIP, a, .tar.gz",
        "a.tar.gz, TAR, GZIP, a, .tar.gz",
        "a.tar.bz2, TAR, BZIP2, a, .tar.bz2",
        "a.tar.xz, TAR, XZ, a, .tar.xz",
        "a.tar.zst, TAR, ZSTD, a, .tar.zst",
        "tar.gz, NONE, GZIP, tar, .gz",
        "a.zip.gz, NONE, GZIP, a.zip, .gz"
    })
    void followsFromTheSuffix(String path, Bundle bundle, Compression compression, String bare, String suffix) {
        assertThat(Packing.of(path)).isEqualTo(new Packing(bundle, compression));
        assertThat(Packing.bare(path)).isEqualTo(bare);
        assertThat(Packing.of(path).suffix()).isEqualTo(suffix);
    }

    @ParameterizedTest
    @CsvSource({
        "drops/2026-01.zip!/orders/a.csv, drops/2026-01.zip",
        "a.tar.gz!/b.zip!/c.csv, a.tar.gz",
        "a.TGZ!/c.csv, a.TGZ",
        "a.csv!/c.csv, a.csv!/c.csv",
        "a.zip, a.zip"
    })
    void tellsTheObjectOfAMember(String path, String object) {
        assertThat(Packing.object(path)).isEqualTo(object);
    }

    @Test
    void namesAMemberWithinItsObject() {
        assertThat(Packing.member("drops/2026-01.zip", "orders/a.csv")).isEqualTo("drops/2026-01.zip!/orders/a.csv");
    }
}
