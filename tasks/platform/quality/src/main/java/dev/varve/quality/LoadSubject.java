package dev.varve.quality;

record LoadSubject(dev.varve.ledger.Ledger ledger, dev.varve.derive.Dataset dataset, dev.varve.ledger.Load load) {
    java.util.List<CheckResult> evaluate() {
        return java.util.List.of();
    }
}
