package dev.varve.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.varve", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] TASKS = {
        "dev.varve.sense..",
        "dev.varve.register..",
        "dev.varve.load..",
        "dev.varve.conform..",
        "dev.varve.snapshot..",
        "dev.varve.aggregate..",
        "dev.varve.verify..",
        "dev.varve.publish..",
        "dev.varve.report.."
    };

    @ArchTest
    static final ArchRule dependenciesPointOneWay = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("contract")
            .definedBy("dev.varve.contract..", "dev.varve.failure..")
            .layer("storage")
            .definedBy("dev.varve.storage..")
            .layer("formats")
            .definedBy("dev.varve.formats..")
            .layer("warehouse")
            .definedBy("dev.varve.warehouse")
            .layer("engines")
            .definedBy("dev.varve.warehouse.*..")
            .layer("ledger")
            .definedBy("dev.varve.ledger..")
            .layer("derive")
            .definedBy("dev.varve.derive..", "dev.varve.serve..")
            .layer("quality")
            .definedBy("dev.varve.quality..")
            .layer("runtime")
            .definedBy("dev.varve.runtime..")
            .layer("tasks")
            .definedBy(TASKS)
            .layer("cli")
            .definedBy("dev.varve.cli..")
            .whereLayer("contract")
            .mayNotAccessAnyLayer()
            .whereLayer("storage")
            .mayOnlyAccessLayers("contract")
            .whereLayer("formats")
            .mayOnlyAccessLayers("contract")
            .whereLayer("warehouse")
            .mayOnlyAccessLayers("contract")
            .whereLayer("engines")
            .mayOnlyAccessLayers("contract", "warehouse")
            .whereLayer("ledger")
            .mayOnlyAccessLayers("contract", "storage", "formats", "warehouse")
            .whereLayer("derive")
            .mayOnlyAccessLayers("contract", "storage", "formats", "warehouse", "ledger")
            .whereLayer("quality")
            .mayOnlyAccessLayers("contract", "storage", "formats", "warehouse", "ledger", "derive")
            .whereLayer("runtime")
            .mayOnlyBeAccessedByLayers("tasks", "cli")
            .whereLayer("tasks")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("cli")
            .mayNotBeAccessedByAnyLayer();

    @ArchTest
    static final ArchRule tasksMeetInTheLedgerAndTheWarehouseAlone = slices().matching(
                    "dev.varve.(sense|register|load|conform|snapshot|aggregate|verify|publish|report)..")
            .should()
            .notDependOnEachOther();

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("dev.varve.(*)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyAnEngineKnowsItsDriver = noClasses()
            .that()
            .resideOutsideOfPackage("dev.varve.warehouse.duckdb..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.duckdb..");

    @ArchTest
    static final ArchRule onlyTheRasterReaderKnowsGdal = noClasses()
            .that()
            .resideOutsideOfPackage("dev.varve.formats.raster.gdal..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.varve.formats.raster.gdal..");

    @ArchTest
    static final ArchRule onlyTheReaderOfParquetKnowsZstd = noClasses()
            .that()
            .resideOutsideOfPackage("dev.varve.formats.parquet..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.github.luben.zstd..");

    @ArchTest
    static final ArchRule onlyTheWarehouseSpeaksJdbc = noClasses()
            .that()
            .resideOutsideOfPackage("dev.varve.warehouse..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.sql..");

    @ArchTest
    static final ArchRule namesSayWhatAClassIs =
            classes().should().haveNameNotMatching(".*(Manager|Service|Impl|Helper|Util|Utils|Base)");

    @ArchTest
    static final ArchRule onlyCommandsKnowTheCommandLine = noClasses()
            .that()
            .haveNameNotMatching(".*(Command|Places|Interval|Varve|Versions|WithEnvironment|Time)")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("picocli..");
}
