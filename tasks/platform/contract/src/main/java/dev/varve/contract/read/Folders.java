package dev.varve.contract.read;

import dev.varve.contract.Problem;
import dev.varve.contract.name.IdentifierRules;
import dev.varve.contract.yaml.Problems;
import dev.varve.contract.yaml.SqlFiles;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Finds contracts and the SQL beside them. */
final class Folders {

    private static final String PLATFORM = "platform";
    static final String CONTRACT = "contract.yaml";

    private Folders() {}

    static Map<String, ContractDraft> read(List<Path> roots, List<Problem> problems) {
        Map<String, ContractDraft> drafts = new LinkedHashMap<>();
        for (Path root : roots) {
            Problems own = new Problems(root.toString());
            if (!Files.isDirectory(root)) {
                own.add(0, "", "is no folder; name the folder that holds <domain>/<dataset>/contract.yaml");
            }
            for (Path domain : folders(root, own)) {
                if (domain.getFileName().toString().equals(PLATFORM)) {
                    continue;
                }
                for (Path folder : folders(domain, own)) {
                    read(folder, drafts, own);
                }
            }
            problems.addAll(own.found());
        }
        return drafts;
    }

    private static void read(Path folder, Map<String, ContractDraft> drafts, Problems missing) {
        Path file = folder.resolve(CONTRACT);
        String domain = folder.getParent().getFileName().toString();
        String dataset = domain + "." + folder.getFileName();
        if (!Files.isRegularFile(file)) {
            for (String other : List.of("contract.yml", "contract.json", "Contract.yaml")) {
                if (Files.exists(folder.resolve(other))) {
                    missing.add(0, dataset, "has " + other + "; the file is called " + CONTRACT);
                }
            }
            return;
        }
        Problems problems = new Problems(file.toString());
        for (String name : List.of(domain, folder.getFileName().toString())) {
            IdentifierRules.wrong(name)
                    .ifPresent(message -> problems.add(0, "", "stands in a folder whose name " + message));
        }
        // A folder of a later root stands in for the one of the same name: the user's for the product's.
        drafts.put(
                dataset,
                new ContractDraft(dataset, text(file, problems).orElse(""), files(folder, problems), problems));
    }

    private static SqlFiles files(Path folder, Problems problems) {
        Path conform = folder.resolve("conform.sql");
        return new SqlFiles(
                Files.exists(conform) ? text(conform, problems) : Optional.empty(),
                sql(folder.resolve("checks"), problems),
                sql(folder.resolve("aggregates"), problems));
    }

    private static Map<String, String> sql(Path folder, Problems problems) {
        Map<String, String> texts = new TreeMap<>();
        if (!Files.isDirectory(folder)) {
            return texts;
        }
        for (Path file : entries(folder, problems)) {
            String name = file.getFileName().toString();
            String place = folder.getFileName() + "/" + name;
            if (name.endsWith(".sql")) {
                String bare = name.substring(0, name.length() - 4);
                IdentifierRules.wrong(bare).ifPresent(message -> problems.add(0, place, bare + " " + message));
                text(file, problems).ifPresent(text -> texts.put(bare, text));
            } else if (name.endsWith(".json") && place.startsWith("checks/")) {
                problems.add(0, place, "not yet: this version imports no Great Expectations suites", true);
            }
        }
        return texts;
    }

    private static Optional<String> text(Path file, Problems problems) {
        try {
            String text = Files.readString(file).replace("\r\n", "\n");
            if (text.isBlank() && !file.endsWith(CONTRACT)) {
                problems.add(0, file.getFileName().toString(), "is empty");
            }
            return Optional.of(text);
        } catch (CharacterCodingException e) {
            problems.add(0, file.getFileName().toString(), "is not UTF-8");
        } catch (IOException e) {
            problems.add(0, file.getFileName().toString(), "cannot be read: " + e);
        }
        return Optional.empty();
    }

    private static List<Path> folders(Path folder, Problems problems) {
        return entries(folder, problems).stream()
                .filter(Files::isDirectory)
                .filter(path -> !path.getFileName().toString().startsWith("."))
                .toList();
    }

    private static List<Path> entries(Path folder, Problems problems) {
        List<Path> entries = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
                stream.forEach(entries::add);
            } catch (IOException e) {
                problems.add(0, folder.toString(), "cannot be listed: " + e);
            }
        }
        entries.sort(null);
        return entries;
    }
}
