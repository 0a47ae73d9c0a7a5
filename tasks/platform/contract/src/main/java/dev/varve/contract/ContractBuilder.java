package dev.varve.contract;

import dev.varve.contract.landing.LandingPattern;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a contract of what it says: the rest has its defaults. */
public final class ContractBuilder {
    private final String dataset;
    private String description = "";
    private String owner = "";
    private List<String> tags = List.of();
    private LandingPattern landing;
    private Format format;
    private List<Column> columns = List.of();
    private List<String> key = List.of();
    private Optional<String> effectiveAt = Optional.empty();
    private Optional<String> sequenceBy = Optional.empty();
    private Optional<Restates> restates = Optional.empty();
    private Complete complete = new Complete.AsSoonAsSeen();
    private Redelivery redelivery = Redelivery.DEFAULT;
    private Deletes deletes = new Deletes.ByAbsence();
    private Limits limits = Limits.DEFAULT;
    private Optional<LandingPattern> members = Optional.empty();
    private UnknownFields unknownFields = UnknownFields.KEEP;
    private ZoneId zone = ZoneOffset.UTC;
    private List<Child> children = List.of();
    private List<Relationship> relationships = List.of();
    private List<AsOf> asOf = List.of();
    private List<Aggregate> aggregates = List.of();
    private List<Check> checks = List.of();
    private Optional<String> conformSql = Optional.empty();
    private Map<String, String> checkSql = Map.of();
    private Map<String, String> aggregateSql = Map.of();

    ContractBuilder(String dataset, LandingPattern landing, Format format) {
        this.dataset = dataset;
        this.landing = landing;
        this.format = format;
    }

    ContractBuilder(Contract contract) {
        this.dataset = contract.dataset();
        this.description = contract.description();
        this.owner = contract.owner();
        this.tags = contract.tags();
        this.landing = contract.landing();
        this.format = contract.format();
        this.columns = contract.columns();
        this.key = contract.key();
        this.effectiveAt = contract.effectiveAt();
        this.sequenceBy = contract.sequenceBy();
        this.restates = contract.restates();
        this.complete = contract.complete();
        this.redelivery = contract.redelivery();
        this.deletes = contract.deletes();
        this.limits = contract.limits();
        this.members = contract.members();
        this.unknownFields = contract.unknownFields();
        this.zone = contract.zone();
        this.children = contract.children();
        this.relationships = contract.relationships();
        this.asOf = contract.asOf();
        this.aggregates = contract.aggregates();
        this.checks = contract.checks();
        this.conformSql = contract.conformSql();
        this.checkSql = contract.checkSql();
        this.aggregateSql = contract.aggregateSql();
    }

    public ContractBuilder description(String description) {
        this.description = description;
        return this;
    }

    public ContractBuilder owner(String owner) {
        this.owner = owner;
        return this;
    }

    public ContractBuilder tags(List<String> tags) {
        this.tags = tags;
        return this;
    }

    public ContractBuilder landing(LandingPattern landing) {
        this.landing = landing;
        return this;
    }

    public ContractBuilder format(Format format) {
        this.format = format;
        return this;
    }

    public ContractBuilder columns(List<Column> columns) {
        this.columns = columns;
        return this;
    }

    public ContractBuilder key(List<String> key) {
        this.key = key;
        return this;
    }

    public ContractBuilder effectiveAt(Optional<String> effectiveAt) {
        this.effectiveAt = effectiveAt;
        return this;
    }

    public ContractBuilder sequenceBy(Optional<String> sequenceBy) {
        this.sequenceBy = sequenceBy;
        return this;
    }

    public ContractBuilder restates(Optional<Restates> restates) {
        this.restates = restates;
        return this;
    }

    public ContractBuilder complete(Complete complete) {
        this.complete = complete;
        return this;
    }

    public ContractBuilder redelivery(Redelivery redelivery) {
        this.redelivery = redelivery;
        return this;
    }

    public ContractBuilder deletes(Deletes deletes) {
        this.deletes = deletes;
        return this;
    }

    public ContractBuilder limits(Limits limits) {
        this.limits = limits;
        return this;
    }

    public ContractBuilder members(Optional<LandingPattern> members) {
        this.members = members;
        return this;
    }

    public ContractBuilder unknownFields(UnknownFields unknownFields) {
        this.unknownFields = unknownFields;
        return this;
    }

    public ContractBuilder zone(ZoneId zone) {
        this.zone = zone;
        return this;
    }

    public ContractBuilder children(List<Child> children) {
        this.children = children;
        return this;
    }

    public ContractBuilder relationships(List<Relationship> relationships) {
        this.relationships = relationships;
        return this;
    }

    public ContractBuilder asOf(List<AsOf> asOf) {
        this.asOf = asOf;
        return this;
    }

    public ContractBuilder aggregates(List<Aggregate> aggregates) {
        this.aggregates = aggregates;
        return this;
    }

    public ContractBuilder checks(List<Check> checks) {
        this.checks = checks;
        return this;
    }

    public ContractBuilder conformSql(Optional<String> conformSql) {
        this.conformSql = conformSql;
        return this;
    }

    public ContractBuilder checkSql(Map<String, String> checkSql) {
        this.checkSql = checkSql;
        return this;
    }

    public ContractBuilder aggregateSql(Map<String, String> aggregateSql) {
        this.aggregateSql = aggregateSql;
        return this;
    }

    public Contract build() {
        return new Contract(
                dataset,
                description,
                owner,
                tags,
                landing,
                format,
                columns,
                key,
                effectiveAt,
                sequenceBy,
                restates,
                complete,
                redelivery,
                deletes,
                limits,
                members,
                unknownFields,
                zone,
                children,
                relationships,
                asOf,
                aggregates,
                checks,
                conformSql,
                checkSql,
                aggregateSql);
    }
}
