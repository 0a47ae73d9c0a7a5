package dev.varve.contract;

/** What happens to fields the contract does not know. */
public enum UnknownFields {
    /** They stay in {@code _extra}. */
    KEEP,
    /** They refuse the file or the record. */
    REFUSE,
    /** They stay in {@code _extra}, and become columns beside. */
    ADD
}
