package dev.varve.contract;

/** What happens to fields the contract does not know. */
public enum UnknownFields {
    KEEP,
    REFUSE
}
