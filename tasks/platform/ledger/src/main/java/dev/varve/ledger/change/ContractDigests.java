package dev.varve.ledger.change;

import dev.varve.contract.Check;
import dev.varve.contract.Child;
import dev.varve.contract.Column;
import dev.varve.contract.Contract;
import dev.varve.contract.ContractPart;
import dev.varve.ledger.Ids;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a contract is known by.
 *
 * @param made of what tables are made by
 * @param judged of that, and of what else a person may have to decide on again when it changes
 */
public record ContractDigests(String made, String judged) {
    public static ContractDigests of(Contract contract) {
        String made = Ids.hash(
                Stream.of(ContractPart.RAW, ContractPart.CONFORM, ContractPart.SNAPSHOT, ContractPart.AGGREGATE)
                        .map(contract::digest)
                        .toList());
        List<String> parts = new ArrayList<>(List.of(
                made,
                contract.digest(ContractPart.VERIFY),
                contract.limits().toString(),
                contract.landing().toString()));
        contract.everyCheck().stream()
                .sorted(Comparator.comparing(Check::id))
                .forEach(check -> parts.add(check.id() + " " + check.severity()));
        Stream.concat(
                        contract.columns().stream(),
                        contract.children().stream().map(Child::columns).flatMap(List::stream))
                .filter(Column::personal)
                .forEach(column -> parts.add("personal " + column.name()));
        return new ContractDigests(made, Ids.hash(parts));
    }
}
