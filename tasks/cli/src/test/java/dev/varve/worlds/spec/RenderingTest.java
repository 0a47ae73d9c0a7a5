package dev.varve.worlds.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.contract.Contract;
import dev.varve.contract.landing.LandingPattern;
import dev.varve.contract.read.Contracts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenderingTest {

    @TempDir
    private Path folder;

    @Test
    void contractsSayWhatTheSpecMeansAndPathsFitThem() throws IOException {
        for (int seed = 0; seed < 300; seed++) {
            World world = Dice.world(seed);
            Path sql = Files.createDirectory(folder.resolve("world" + seed));
            for (Spec spec : world.specs()) {
                Path contract = sql.resolve(spec.dataset().replace('.', '/')).resolve("contract.yaml");
                Files.createDirectories(contract.getParent());
                Files.writeString(contract, Rendering.contract(spec));
            }
            Contracts contracts = Contracts.read(List.of(sql));
            for (Spec spec : world.specs()) {
                Contract contract = contracts.find(spec.dataset()).orElseThrow();
                assertThat(contract.key()).isEqualTo(spec.key());
                assertThat(contract.effectiveAt().isPresent()).isEqualTo(spec.has(Trait.EFFECTIVE));
                assertThat(contract.restates().map(restates -> restates.facts()))
                        .isEqualTo(spec.restates() ? Optional.of(spec.has(Trait.FACTS)) : Optional.empty());
                assertThat(contract.restates()
                                .map(restates -> restates.scope().isEmpty())
                                .orElse(true))
                        .isEqualTo(!(spec.restates() && spec.has(Trait.PARTITIONED)));
            }
            for (World.Drop drop : world.drops()) {
                for (Delivery delivery : drop.deliveries()) {
                    LandingPattern landing =
                            contracts.find(drop.spec().dataset()).orElseThrow().landing();
                    LandingPattern.Match match = landing.match(delivery.path()).orElseThrow();
                    assertThat(match.receivedAt()).contains(delivery.receivedAt());
                    assertThat(match.values().get("region")).isEqualTo(delivery.region());
                }
            }
        }
    }
}
