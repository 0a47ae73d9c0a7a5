package dev.varve.cli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.varve.cli.run.TaskChain;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;

@AnalyzeClasses(packages = "dev.varve", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] TASKS =
            TaskChain.TASKS.stream().map(task -> "dev.varve." + task + "..").toArray(String[]::new);

    @ArchTest
    static final ArchRule dependenciesPointOneWay = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("failure")
            .definedBy("dev.varve.failure..")
            .layer("contract")
            .definedBy("dev.varve.contract..")
            .layer("storage")
            .definedBy("dev.varve.storage..")
            .layer("aws")
            .definedBy("dev.varve.aws..")
            .layer("formats")
            .definedBy("dev.varve.formats..")
            .layer("warehouse")
            .definedBy("dev.varve.warehouse")
            .layer("engines")
            .definedBy("dev.varve.warehouse.*..")
            .layer("ledger")
            .definedBy("dev.varve.ledger..")
            .layer("derive")
            .definedBy("dev.varve.derive..")
            .layer("serve")
            .definedBy("dev.varve.serve..")
            .layer("quality")
            .definedBy("dev.varve.quality..")
            .layer("runtime")
            .definedBy("dev.varve.runtime..")
            .layer("tasks")
            .definedBy(TASKS)
            .layer("cli")
            .definedBy("dev.varve.cli..")
            .whereLayer("failure")
            .mayNotAccessAnyLayer()
            .whereLayer("contract")
            .mayOnlyAccessLayers("failure")
            .whereLayer("storage")
            .mayOnlyAccessLayers("failure", "contract")
            .whereLayer("aws")
            .mayOnlyAccessLayers("failure", "storage")
            .whereLayer("aws")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("formats")
            .mayOnlyAccessLayers("failure", "contract")
            .whereLayer("warehouse")
            .mayOnlyAccessLayers("failure", "contract")
            .whereLayer("engines")
            .mayOnlyAccessLayers("failure", "contract", "warehouse")
            .whereLayer("ledger")
            .mayOnlyAccessLayers("failure", "contract", "storage", "formats", "warehouse")
            .whereLayer("derive")
            .mayOnlyAccessLayers("failure", "contract", "storage", "formats", "warehouse", "ledger")
            .whereLayer("serve")
            .mayOnlyAccessLayers("failure", "contract", "storage", "formats", "warehouse", "ledger", "derive")
            .whereLayer("quality")
            .mayOnlyAccessLayers("failure", "contract", "storage", "formats", "warehouse", "ledger", "derive")
            .whereLayer("runtime")
            .mayOnlyBeAccessedByLayers("tasks", "cli")
            .whereLayer("tasks")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("cli")
            .mayNotBeAccessedByAnyLayer();

    @ArchTest
    static final ArchRule tasksMeetInTheLedgerAndTheWarehouseAlone = slices().matching(
                    "dev.varve.(" + String.join("|", TaskChain.TASKS) + ")..")
            .should()
            .notDependOnEachOther();

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("dev.varve.(**)").should().beFreeOfCycles();

    /** Of these packages other modules use only those that are named; the rooms behind them are free to change. */
    @ArchTest
    static final ArchRule contractIsEnteredByItsDoors =
            doors("contract", "contract", "contract.landing", "contract.name", "contract.read");

    @ArchTest
    static final ArchRule storageIsEnteredByItsDoors = doors("storage", "storage", "storage.stream");

    @ArchTest
    static final ArchRule formatsAreEnteredByTheirDoors =
            doors("formats", "formats", "formats.reading", "formats.refusal", "formats.parquet", "formats.raster");

    @ArchTest
    static final ArchRule qualityIsEnteredByItsDoors = doors("quality", "quality", "quality.check");

    @ArchTest
    static final ArchRule reportIsEnteredByItsDoors = doors("report", "report", "report.text");

    @ArchTest
    static final ArchRule proposalsAreEnteredByTheirDoor = doors("cli.propose", "cli.propose");

    private static ArchRule doors(String module, String... doors) {
        return noClasses()
                .that()
                .resideOutsideOfPackage("dev.varve." + module + "..")
                .should()
                .dependOnClassesThat(resideInAPackage("dev.varve." + module + "..")
                        .and(resideOutsideOfPackages(Stream.of(doors)
                                .map(door -> "dev.varve." + door)
                                .toArray(String[]::new))));
    }

    @ArchTest
    static final ArchRule onlyAnEngineKnowsItsDriver = noClasses()
            .that()
            .resideOutsideOfPackage("dev.varve.warehouse.duckdb..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.duckdb..");

    @ArchTest
    static final ArchRule onlyTheAwsModuleKnowsTheSdk = noClasses()
            .that()
            .resideOutsideOfPackage("dev.varve.aws..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("software.amazon.awssdk..");

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
            .haveNameNotMatching(".*(Command|Locations|Interval|Varve|Versions|WithEnvironment|Time)")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("picocli..");

    @ArchTest
    static void everyCommandCanBeCalled(JavaClasses product) {
        Set<String> called = commands(Varve.line(Map.of()))
                .map(command -> command.getCommandSpec().userObject().getClass().getName())
                .collect(Collectors.toSet());

        assertThat(product.stream()
                        .filter(one -> one.isAnnotatedWith(CommandLine.Command.class))
                        .map(JavaClass::getName))
                .isSubsetOf(called);
    }

    private static Stream<CommandLine> commands(CommandLine command) {
        return Stream.concat(
                Stream.of(command), command.getSubcommands().values().stream().flatMap(ArchitectureTest::commands));
    }
}
