package dev.varve.cli.propose;

import dev.varve.cli.propose.contents.Contents;
import dev.varve.cli.propose.contents.KeyCandidates;
import dev.varve.cli.propose.contents.Probe;
import dev.varve.cli.propose.delimited.DelimitedContents;
import dev.varve.cli.propose.json.JsonContents;
import dev.varve.cli.propose.sample.LandingPath;
import dev.varve.cli.propose.sample.Sample;
import dev.varve.cli.propose.sample.TextEncoding;
import dev.varve.contract.Contract;
import dev.varve.contract.read.Contracts;
import dev.varve.failure.TaskFailure;
import dev.varve.formats.refusal.RefusedFile;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A contract made from one sample file, read whole. The contract reader accepts it, and the strict reader has read the
 * sample with it.
 *
 * @param contract text of {@code contract.yaml}, whose comments justify what it says
 * @param start first day of the DAG: the date that the sample's path tells, else today in UTC
 * @param summary for a person: what was found and what to look at
 */
public record Proposal(String dataset, String contract, LocalDate start, String summary) {
    private static final String NAME = "[a-z][a-z0-9_]*\\.[a-z][a-z0-9_]*";

    /**
     * @param dataset {@code domain.name}
     * @param landing root of landing; a sample below it shows where files arrive
     * @throws TaskFailure where the name is none, or the file cannot serve as a sample
     */
    public static Proposal propose(String dataset, Path file, Optional<Path> landing) throws IOException {
        if (!dataset.matches(NAME)) {
            throw TaskFailure.usage(dataset + " is no name of a dataset; write domain.name in lower_snake_case,"
                    + " such as retail.orders");
        }
        try (Sample sample = Sample.of(file)) {
            return of(dataset, sample, landing);
        } catch (RefusedFile refused) {
            throw TaskFailure.refused(file + ": " + refused.getMessage());
        }
    }

    private static Proposal of(String dataset, Sample sample, Optional<Path> landing) throws IOException {
        LandingPath path = LandingPath.of(dataset, sample, landing);
        Contents contents = isJson(sample)
                ? JsonContents.of(sample, dataset, path.captured())
                : DelimitedContents.of(sample, path.captured());
        KeyCandidates keys = KeyCandidates.of(dataset, contents);
        String text = ContractText.of(sample, contents, path, keys);
        Contract contract = Contracts.parse(Map.of(dataset, text)).find(dataset).orElseThrow();
        Probe probe = Probe.of(sample, contract, path.values());
        return new Proposal(
                dataset,
                text,
                path.date().orElseGet(() -> LocalDate.now(ZoneOffset.UTC)),
                Summary.of(dataset, sample, contents, path, keys, probe));
    }

    /** The Airflow side of a dataset, whole. */
    public String dagFile() {
        return """
                \"""Airflow loads %1$s every day.\"""

                from varve_dags.load_dag import load_dag

                dag = load_dag("%1$s", schedule="@daily", start="%2$s")
                """.formatted(dataset, start);
    }

    /**
     * Writes {@code contract.yaml} and {@code dag.py} into {@code <sql>/<domain>/<name>}.
     *
     * @return the two files
     * @throws TaskFailure where one of them is there already, and nothing is written then; where the folder cannot be
     *     written
     */
    public List<Path> write(Path sql) throws IOException {
        Path folder = sql.resolve(dataset.replace('.', '/'));
        List<Path> files = List.of(folder.resolve("contract.yaml"), folder.resolve("dag.py"));
        for (Path file : files) {
            if (Files.exists(file)) {
                throw TaskFailure.usage(file + " is there already and stays as it is."
                        + " Choose another name for the dataset, or move the file away.");
            }
        }
        boolean schema = Files.exists(sql.resolve("contract.schema.json"));
        String editor = "# yaml-language-server: $schema=../../contract.schema.json\n";
        List<String> texts = List.of(schema ? editor + contract : contract, dagFile());
        try {
            Files.createDirectories(folder);
            for (int i = 0; i < files.size(); i++) {
                Files.writeString(files.get(i), texts.get(i), StandardOpenOption.CREATE_NEW);
            }
        } catch (FileSystemException refused) {
            throw TaskFailure.configuration(
                    "cannot write " + folder + ": " + refused.getMessage() + "; choose another place with --sql",
                    refused);
        }
        return new ArrayList<>(files);
    }

    /** By its name, else by its first character; records of Parquet read as JSON. */
    private static boolean isJson(Sample sample) throws IOException {
        if (sample.isParquet()) {
            return true;
        }
        switch (sample.extension()) {
            case "json", "ndjson", "jsonl":
                return true;
            case "csv", "tsv":
                return false;
            default:
                String head = TextEncoding.of(sample).head(sample, 1_000).stripLeading();
                return head.startsWith("{") || head.startsWith("[");
        }
    }
}
