package dev.varve.contract.read.check;

import dev.varve.contract.name.NearestNames;
import dev.varve.contract.yaml.YamlValue;
import java.util.Optional;
import java.util.stream.Stream;

/** Says what someone may have meant by a check that is none here. */
final class UnknownCheck {

    private UnknownCheck() {}

    static void report(String name, YamlValue item, boolean ofColumn) {
        String bare = name.startsWith("expect_") ? name.substring(7) : name;
        Optional<ExpectationSignature> meant = all().filter(
                        one -> one.name().equals(bare) || one.shortName().equals(bare))
                .filter(one -> one.ofColumn() == ofColumn)
                .findFirst();
        Optional<ExpectationSignature> elsewhere = all().filter(
                        one -> one.name().equals(bare) || one.shortName().equals(bare))
                .findFirst();
        if (meant.isPresent()) {
            item.wrong("is written " + meant.get().shortName() + " here");
        } else if (elsewhere.isPresent()) {
            item.wrong(
                    ofColumn
                            ? "looks at the whole table: write it under the dataset's checks, as "
                                    + elsewhere.get().shortName()
                            : "looks at one column: write it under the column's checks, as "
                                    + elsewhere.get().shortName());
        } else if (ExpectationSignature.isLater(bare)) {
            item.notYet("not yet: this version does not run " + bare + "; a check in sql can say the same");
        } else {
            item.wrong("is no check"
                    + NearestNames.meant(
                            name, ExpectationSignature.all(ofColumn).keySet()));
        }
    }

    private static Stream<ExpectationSignature> all() {
        return Stream.concat(
                ExpectationSignature.all(true).values().stream(), ExpectationSignature.all(false).values().stream());
    }
}
