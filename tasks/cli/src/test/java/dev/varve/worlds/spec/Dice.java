package dev.varve.worlds.spec;

import static dev.varve.worlds.spec.Trait.AGGREGATED;
import static dev.varve.worlds.spec.Trait.CHILDREN_BY_KEY;
import static dev.varve.worlds.spec.Trait.CHILDREN_BY_POSITION;
import static dev.varve.worlds.spec.Trait.DELETES_BY_VALUE;
import static dev.varve.worlds.spec.Trait.EFFECTIVE;
import static dev.varve.worlds.spec.Trait.FACTS;
import static dev.varve.worlds.spec.Trait.GZIPPED;
import static dev.varve.worlds.spec.Trait.NDJSON;
import static dev.varve.worlds.spec.Trait.NEVER_DELETES;
import static dev.varve.worlds.spec.Trait.PARTITIONED;
import static dev.varve.worlds.spec.Trait.RELATED;
import static dev.varve.worlds.spec.Trait.SEQUENCED;
import static dev.varve.worlds.spec.Trait.STATE;

import dev.varve.worlds.spec.Line.Fault;
import dev.varve.worlds.spec.World.Drop;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * Makes random worlds from a seed. Domains are tiny so that everything collides; only one collision is avoided, two files
 * received at one moment that disagree about a key, because there the file's hash decides.
 */
public final class Dice {

    private static final Instant START = Instant.parse("2026-02-26T00:00:00Z");
    private static final List<String> REGIONS = List.of("north", "south");

    private final Random random;
    private final Map<String, String> ownerOfKey = new HashMap<>();

    private Dice(long seed) {
        random = new Random(seed);
    }

    public static World world(long seed) {
        Dice dice = new Dice(seed);
        return dice.world(dice.things());
    }

    /** Drops for a contract of one's own. */
    public static World world(long seed, Spec things) {
        return new Dice(seed).world(things);
    }

    private World world(Spec things) {
        List<Spec> specs =
                things.has(RELATED) ? List.of(chance(2) ? Spec.kinds() : Spec.kinds(STATE), things) : List.of(things);
        List<Drop> drops = new ArrayList<>();
        for (Spec spec : specs) {
            drops.addAll(drops(spec));
        }
        Collections.shuffle(drops, random);
        if (chance(2)) {
            drops.sort(Comparator.comparing(Drop::receivedAt));
        }
        return new World(specs, drops);
    }

    /** The same world, in which persons let one or two of the rejected rows in; no two files of a moment name a key by that. */
    public static World withAdmissions(World world, long seed) {
        Dice dice = new Dice(seed);
        List<Delivery> deliveries = world.drops().stream()
                .flatMap(drop -> drop.deliveries().stream())
                .toList();
        deliveries.forEach(delivery -> delivery.lines()
                .forEach(line -> dice.claims(delivery.name(), delivery.spec(), delivery.receivedAt(), line)));
        Map<String, Admission> admissions = new TreeMap<>();
        for (Delivery delivery : deliveries) {
            for (int i = 0; i < delivery.lines().size(); i++) {
                Line line = delivery.lines().get(i);
                String row = delivery.spec().dataset() + delivery.file() + i;
                if (!line.good() && admissions.size() < 2 && !admissions.containsKey(row) && !dice.chance(3)) {
                    Admission admission = new Admission(
                            delivery.spec(),
                            delivery.file(),
                            i + 1,
                            dice.corrected(delivery, line, deliveries),
                            1 + dice.random.nextInt(world.drops().size()));
                    admissions.put(row, admission);
                }
            }
        }
        return world.admissions(List.copyOf(admissions.values()));
    }

    /** Another value often, another key sometimes. */
    private Line corrected(Delivery delivery, Line line, List<Delivery> deliveries) {
        Map<String, String> values = new TreeMap<>(line.values());
        if (values.containsKey("a") && chance(2)) {
            values.put("a", any(List.of("x", "y", "z")));
        }
        if (values.containsKey("k") && chance(3)) {
            values.put("k", any(List.of("1", "2", "3")));
        }
        Line other = new Line(values, line.parts(), Fault.NONE);
        boolean free = deliveries.stream()
                .filter(one -> one.file().equals(delivery.file()) && one.spec().equals(delivery.spec()))
                .allMatch(one -> claims(one.name(), one.spec(), one.receivedAt(), other));
        return free ? other : line.with(Fault.NONE);
    }

    /** A contract without predetermined points. @param related out of how many one is @param aggregated the same */
    public static Spec drawn(Random random, int related, int aggregated) {
        Set<Trait> traits = EnumSet.noneOf(Trait.class);
        List<String> key = List.of("k");
        switch (random.nextInt(6)) {
            case 0, 1 -> {}
            case 2 -> traits.add(STATE);
            case 3 -> {
                traits.addAll(Set.of(STATE, PARTITIONED));
                key = chance(random, 3) ? List.of("region", "k") : key;
            }
            case 4 -> {
                traits.addAll(Set.of(FACTS, PARTITIONED, EFFECTIVE));
                key = chance(random, 2) ? List.of("region", "k") : key;
            }
            default -> traits.addAll(Set.of(FACTS, EFFECTIVE));
        }
        addSometimes(random, traits, EFFECTIVE, 2);
        if (chance(random, 5)) {
            key = List.of();
        } else {
            addSometimes(random, traits, SEQUENCED, 3);
            addSometimes(random, traits, DELETES_BY_VALUE, traits.contains(STATE) ? 6 : 3);
            addSometimes(random, traits, chance(random, 2) ? CHILDREN_BY_KEY : CHILDREN_BY_POSITION, 3);
        }
        if (!traits.contains(DELETES_BY_VALUE) && (traits.contains(STATE) || traits.contains(FACTS))) {
            addSometimes(random, traits, NEVER_DELETES, 8);
        }
        addSometimes(random, traits, RELATED, related);
        addSometimes(random, traits, AGGREGATED, aggregated);
        addSometimes(random, traits, GZIPPED, 2);
        addSometimes(random, traits, NDJSON, 2);
        if (traits.contains(CHILDREN_BY_KEY) || traits.contains(CHILDREN_BY_POSITION)) {
            traits.add(NDJSON);
        }
        return Spec.things(traits.toArray(Trait[]::new)).keyedBy(key.toArray(String[]::new));
    }

    private Spec things() {
        Spec spec = drawn(random, 3, 2);
        ZoneId zone = chance(4) ? ZoneId.of("Europe/Berlin") : ZoneOffset.UTC;
        return switch (random.nextInt(6)) {
            case 0, 1 -> spec.asOf(zone, "day_end");
            case 2 -> spec.asOf(zone, "month_end");
            case 3 -> spec.asOf(zone, "2026-02-27", "2026-03-01");
            default -> spec;
        };
    }

    private static void addSometimes(Random random, Set<Trait> traits, Trait trait, int outOf) {
        if (chance(random, outOf)) {
            traits.add(trait);
        }
    }

    private List<Drop> drops(Spec spec) {
        List<Drop> drops = new ArrayList<>();
        int count = 2 + random.nextInt(5);
        while (drops.size() < count) {
            boolean straggler = !drops.isEmpty() && chance(8);
            Instant receivedAt = straggler ? any(drops).receivedAt() : moment(4);
            if (!straggler && drops.stream().anyMatch(drop -> drop.receivedAt().equals(receivedAt))) {
                continue;
            }
            boolean repeat = !straggler && !drops.isEmpty() && chance(4);
            drops.add(repeat ? again(any(drops), receivedAt) : drop(spec, receivedAt, drops.size()));
        }
        return drops;
    }

    private Drop again(Drop earlier, Instant receivedAt) {
        for (Delivery one : earlier.deliveries()) {
            one.lines().forEach(line -> claims(one.name(), one.spec(), receivedAt, line));
        }
        return new Drop(earlier.deliveries().stream()
                .map(one -> new Delivery(one.spec(), receivedAt, one.name(), one.region(), one.lines()))
                .toList());
    }

    private Drop drop(Spec spec, Instant receivedAt, int number) {
        List<Delivery> deliveries = new ArrayList<>();
        int files = chance(3) ? 2 : 1;
        for (int i = 0; i < files; i++) {
            String region = spec.has(PARTITIONED) ? any(REGIONS) : null;
            String name = "f" + number + (i == 0 ? "a" : "b");
            deliveries.add(new Delivery(spec, receivedAt, name, region, lines(spec, receivedAt, name)));
        }
        return new Drop(deliveries);
    }

    private List<Line> lines(Spec spec, Instant receivedAt, String file) {
        List<Line> lines = new ArrayList<>();
        int count = chance(8) ? 0 : 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            Line line = spec.dataset().equals("worlds.kinds") ? kind() : thing(spec);
            if (claims(file, spec, receivedAt, line)) {
                lines.add(line);
            }
        }
        return lines;
    }

    private boolean claims(String file, Spec spec, Instant receivedAt, Line line) {
        if (!spec.keyed()) {
            return true;
        }
        String key = spec.dataset() + receivedAt + line.value(spec.key().getLast());
        return ownerOfKey.computeIfAbsent(key, none -> file).equals(file);
    }

    private Line kind() {
        return Line.of("kind_id", any(List.of("p", "q")), "label", any(List.of("old", "new")));
    }

    private Line thing(Spec spec) {
        Map<String, String> values = new TreeMap<>();
        values.put("k", any(List.of("1", "2", "3")));
        values.put("at", moment(2).toString());
        values.put("seq", chance(5) && mayLackSequence(spec) ? null : any(List.of("1", "2", "3")));
        values.put("status", chance(3) ? Spec.GONE : "here");
        values.put("a", chance(6) ? null : any(List.of("x", "y")));
        values.put("n", chance(4) ? null : any(List.of("1", "2")));
        values.put("day", any(List.of("2026-03-01", "2026-03-02", "2026-03-31")));
        values.put("note", any(List.of("u", "v", "w")));
        values.put("kind_id", chance(5) ? null : any(List.of("p", "q", "unknown")));
        values.keySet().retainAll(spec.columns());
        return new Line(values, spec.hasChildren() ? parts() : List.of(), fault(spec));
    }

    /** A listing without any sequence cannot be told to be stale or not. */
    private static boolean mayLackSequence(Spec spec) {
        return !spec.restates() || spec.has(EFFECTIVE);
    }

    private List<Line.Part> parts() {
        List<Line.Part> parts = new ArrayList<>();
        for (int part = 1; part <= 3; part++) {
            if (chance(2)) {
                parts.add(new Line.Part(part, 1 + random.nextInt(2)));
            }
        }
        Collections.shuffle(parts, random);
        return parts;
    }

    private Fault fault(Spec spec) {
        if (!chance(8)) {
            return Fault.NONE;
        }
        return switch (random.nextInt(4)) {
            case 0 -> Fault.KEY;
            case 1 -> spec.has(NDJSON) ? Fault.BROKEN : Fault.VALUE;
            case 2 -> spec.has(EFFECTIVE) ? Fault.TIME : Fault.VALUE;
            default -> Fault.VALUE;
        };
    }

    /** On a grid of six days, {@code times} a day: in UTC they touch midnight, in Berlin too. */
    private Instant moment(int times) {
        Instant moment = START.plus(Duration.ofHours(24L / times * random.nextInt(6 * times)));
        return chance(8) ? moment.minus(Duration.ofHours(1)) : moment;
    }

    private boolean chance(int outOf) {
        return chance(random, outOf);
    }

    private static boolean chance(Random random, int outOf) {
        return random.nextInt(outOf) == 0;
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
