package dev.varve.sense;

/**
 * What there is to do.
 *
 * @param pending loads that wait to be published
 * @param stale the contract changed since the last publication
 */
record Sensed(int drops, int files, int pending, boolean stale) {
    boolean nothing() {
        return drops == 0 && pending == 0 && !stale;
    }
}
