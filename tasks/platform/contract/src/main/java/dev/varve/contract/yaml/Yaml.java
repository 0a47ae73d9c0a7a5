package dev.varve.contract.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads YAML 1.2 into nodes that know their line. */
public final class Yaml {

    private Yaml() {}

    /** The one document of the text; reports a text that is not YAML or has no document. */
    public static Optional<YamlValue> read(String text, Problems problems) {
        LoadSettings settings = LoadSettings.builder().setLabel("contract").build();
        List<Node> documents = new ArrayList<>();
        try {
            for (Node node : new Compose(settings).composeAllFromString(text)) {
                documents.add(node);
            }
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark()
                    .or(e::getContextMark)
                    .map(mark -> mark.getLine() + 1)
                    .orElse(0);
            problems.add(line, "", "is not YAML: " + e.getProblem() + hint(e.getProblem()));
            return Optional.empty();
        } catch (YamlEngineException e) {
            problems.add(0, "", "is not YAML: " + e.getMessage());
            return Optional.empty();
        }
        if (documents.size() != 1) {
            problems.add(
                    0,
                    "",
                    documents.isEmpty() ? "is empty; say at least landing and columns" : "must be one YAML document");
            return Optional.empty();
        }
        return Optional.of(new YamlValue(problems, "", documents.getFirst()));
    }

    private static String hint(String problem) {
        return problem.contains("mapping values are not allowed")
                ? "; quote a text that has a colon followed by a blank"
                : "";
    }
}
