package dev.varve.contract.read;

/** One contract, written short and in full. */
public final class Shorthands {

    public static final String SHORT = """
            landing: shop/{day:yyyy-MM-dd}/*.ndjson
            tags: shop
            format: ndjson
            key: id
            effective_at: day
            restates: day
            as_of: month_end
            columns:
              id: bigint
              day: date
              customer_id: bigint
              rate: {type: double, from: Rate, number: ',', checks: [not_be_null, references: shop.rates]}
              status:
                type: text
                null_values: none
                checks:
                  - be_in_set: [a, no]
                  - match_regex: a
            children:
              lines: {each: lines, key: number, columns: {number: integer}}
            relationships:
              customer: shop.customers
            aggregates:
              per_day: {window: day, by: status, measures: {n: count}}
            checks:
              - row_count_to_equal: 3
              - compound_columns_to_be_unique: [id, day]
              - data_age_at_most: 2 days
              - references: shop.customers
            """;

    public static final String LONG = """
            landing: shop/{day:yyyy-MM-dd}/*.ndjson
            tags: [shop]
            format: {type: ndjson}
            key: [id]
            effective_at: day
            restates: {scope: [day], as: facts}
            as_of: [month_end]
            limits: {rejects: 0, deletes: 20 %, bytes: 100 GB, ratio: 1000}
            unknown_fields: keep
            zone: UTC
            columns:
              id: {type: bigint, required: true, from: [id]}
              day: {type: date, required: true}
              customer_id: {type: bigint, tracked: true, personal: false, misfit: reject}
              rate:
                type: double
                from: [Rate]
                number: {decimal: ','}
                checks:
                  - not_be_null: {}
                  - references: {to: shop.rates}
              status:
                type: text
                null_values: [none]
                checks:
                  - be_in_set: {value_set: [a, "no"], severity: critical}
                  - match_regex: {regex: a}
            children:
              lines: {each: lines, key: [number], columns: {number: {type: integer}}}
            relationships:
              customer: {to: shop.customers, by: [customer_id], severity: warning}
            aggregates:
              per_day: {window: {size: day, every: day}, by: [status], measures: {n: count}}
            checks:
              - row_count_to_equal: {value: 3}
              - compound_columns_to_be_unique: {column_list: [id, day]}
              - data_age_at_most: {value: PT48H}
              - references: {to: shop.customers, columns: [customer_id]}
            """;

    private Shorthands() {}
}
