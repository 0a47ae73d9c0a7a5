package dev.varve.worlds.many;

import static dev.varve.worlds.spec.Trait.EFFECTIVE;
import static dev.varve.worlds.spec.Trait.GZIPPED;
import static dev.varve.worlds.spec.Trait.NDJSON;
import static dev.varve.worlds.spec.Trait.PARTITIONED;
import static dev.varve.worlds.spec.Trait.RELATED;
import static dev.varve.worlds.spec.Trait.STATE;

import dev.varve.contract.InvalidContract;
import dev.varve.worlds.many.Again.Repeated;
import dev.varve.worlds.many.Again.SamePath;
import dev.varve.worlds.many.Event.At;
import dev.varve.worlds.many.Event.Kill;
import dev.varve.worlds.many.Event.Only;
import dev.varve.worlds.many.Event.Task;
import dev.varve.worlds.spec.Dice;
import dev.varve.worlds.spec.Line;
import dev.varve.worlds.spec.Line.Fault;
import dev.varve.worlds.spec.Spec;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Writes scripts from a seed. The worlds of one share a contract, the moments of receipt and what the product is asked to do; keys,
 * files and regions are their own. Domains are tiny so that everything collides.
 */
final class Author {

    private static final Instant START = Instant.parse("2026-02-26T00:00:00Z");
    private static final int ROUNDS = 4;
    private static final int FEW = 20;
    private static final int MOST_STATEMENTS = 90;
    private static final int FEW_RENAMES = 8;
    private static final int ATTEMPTS = 200;

    private final Random random;
    private final int worlds;
    private final List<Event> events = new ArrayList<>();
    private final List<Instant> moments = new ArrayList<>();
    private final Map<Place, Instant> lying = new HashMap<>();
    private final Map<Place, List<List<Line>>> contents = new HashMap<>();
    private List<Wording> datasets;

    private Author(long seed, int worlds) {
        this.random = new Random(seed);
        this.worlds = worlds;
    }

    static Script script(long seed, int worlds) {
        return new Author(seed, worlds).write();
    }

    private Script write() {
        datasets = datasets();
        Set<Instant> few = new TreeSet<>();
        while (few.size() < 4) {
            few.add(moment(4));
        }
        moments.addAll(few);
        // Each file is a load of its own.
        int rounds = datasets.getLast().dated() ? ROUNDS : ROUNDS - 1;
        for (int round = 0; round < rounds; round++) {
            for (int world = 0; world < worlds; world++) {
                for (int more = round == 0 ? 1 + random.nextInt(2) : random.nextInt(3); more > 0; more--) {
                    happens(world);
                }
            }
            work();
        }
        return new Script(datasets, List.copyOf(events));
    }

    private List<Wording> datasets() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            List<Wording> drawn = drawn();
            try {
                new Script(drawn, List.of()).parsed();
                return drawn;
            } catch (InvalidContract taken) {
                if (attempt == ATTEMPTS - 1) {
                    throw taken;
                }
            }
        }
        throw new IllegalStateException();
    }

    private List<Wording> drawn() {
        Spec things = things();
        String limit = chance(4) ? "40%" : "100%";
        String domain = Vocabulary.any(random);
        List<Wording> drawn = new ArrayList<>();
        if (things.has(RELATED)) {
            Spec kinds = chance(2) ? Spec.kinds() : Spec.kinds(STATE);
            drawn.add(Wording.of(kinds, domain, Vocabulary.any(random), "100%", true, Again.DEFAULT, random));
        }
        // Each file is a drop of its own.
        boolean dated = worlds > FEW || !chance(3);
        drawn.add(Wording.of(things, domain, Vocabulary.any(random), limit, dated, again(things, dated), random));
        return drawn;
    }

    private Again again(Spec things, boolean dated) {
        Repeated repeated = chance(3) ? any(List.of(Repeated.values())) : null;
        SamePath samePath = null;
        if (!dated && !chance(3)) {
            samePath = any(
                    things.restates()
                            ? List.of(SamePath.ADDS, SamePath.REPLACES)
                            : List.of(SamePath.ADDS, SamePath.REPLACES, SamePath.GROWS, SamePath.GROWS));
        }
        return new Again(repeated, samePath, Duration.ofHours(chance(3) ? any(List.of(1, 24)) : 0));
    }

    private Spec things() {
        Spec spec = Dice.drawn(random, 5, 3);
        ZoneId zone = chance(4) ? ZoneId.of("Europe/Berlin") : ZoneOffset.UTC;
        return switch (random.nextInt(10)) {
            case 0 -> spec.asOf(zone, "day_end");
            case 1 -> spec.asOf(zone, "month_end");
            case 2 -> spec.asOf(zone, "2026-02-27", "2026-03-01");
            default -> new Spec(spec.dataset(), spec.key(), spec.traits(), List.of(), zone);
        };
    }

    private void happens(int world) {
        int dataset = datasets.size() > 1 && chance(4) ? 0 : datasets.size() - 1;
        Place place = place(dataset, world);
        List<Place> mine = lying.keySet().stream()
                .filter(one -> one.dataset() == dataset && one.name().startsWith(prefix(world)))
                .sorted(java.util.Comparator.comparing(Place::toString))
                .toList();
        if (!datasets.get(dataset).dated()) {
            undated(world, place, mine);
            return;
        }
        if (mine.isEmpty() || chance(2)) {
            land(world, place, lines(dataset, world, place));
            return;
        }
        Place old = any(mine);
        switch (random.nextInt(9)) {
            case 0, 1, 2 -> land(world, old, lines(dataset, world, old));
            case 3, 4 -> land(world, old, any(contents.get(old)));
            case 5 -> {
                events.add(new Event.Touch(old, later(old.receivedAt())));
            }
            case 6, 7 -> {
                boolean moved = chance(2);
                Instant modifiedAt = chance(2) ? lying.get(old) : later(place.receivedAt());
                events.add(new Event.Copy(old, place, modifiedAt, moved));
                contents.computeIfAbsent(place, none -> new ArrayList<>())
                        .add(contents.get(old).getLast());
                lying.put(place, modifiedAt);
                if (moved && !place.equals(old)) {
                    lying.remove(old);
                }
            }
            default -> {
                events.add(new Event.Remove(old));
                lying.remove(old);
            }
        }
    }

    /** What is received when it was modified: names are few, so that what they had comes again, grows, rotates and is restored. */
    private void undated(int world, Place place, List<Place> mine) {
        if (mine.isEmpty() || chance(3)) {
            stand(place, lines(place.dataset(), world, place), modified(place));
            return;
        }
        Place old = any(mine);
        switch (random.nextInt(10)) {
            case 0, 1 -> stand(old, lines(old.dataset(), world, old), modified(old));
            case 2, 3 -> stand(old, grown(world, old), modified(old));
            case 4 -> stand(old, any(contents.get(old)), modified(old));
            case 5 -> {
                Instant modifiedAt = modified(old);
                events.add(new Event.Touch(old, modifiedAt));
                lying.put(old, modifiedAt);
            }
            case 6 -> copied(old, place, false);
            case 7 -> copied(old, place, true);
            case 8 -> {
                copied(old, place, true);
                stand(old, lines(old.dataset(), world, old), modified(old));
            }
            default -> {
                events.add(new Event.Remove(old));
                lying.remove(old);
            }
        }
    }

    private List<Line> grown(int world, Place place) {
        List<Line> lines = new ArrayList<>(contents.get(place).getLast());
        lines.addAll(lines(place.dataset(), world, place));
        return List.copyOf(lines);
    }

    private void stand(Place place, List<Line> lines, Instant modifiedAt) {
        boolean damaged = datasets.get(place.dataset()).spec().has(GZIPPED) && chance(20 + worlds);
        events.add(new Event.Land(place, lines, modifiedAt, damaged));
        lying.put(place, modifiedAt);
        contents.computeIfAbsent(place, none -> new ArrayList<>()).add(lines);
    }

    private void copied(Place from, Place to, boolean moved) {
        Instant modifiedAt = moved || chance(3) ? lying.get(from) : modified(to);
        events.add(new Event.Copy(from, to, modifiedAt, moved));
        contents.computeIfAbsent(to, none -> new ArrayList<>())
                .add(contents.get(from).getLast());
        lying.put(to, modifiedAt);
        if (moved && !to.equals(from)) {
            lying.remove(from);
        }
    }

    /** Mostly later than what stood there, sometimes as it was or before. */
    private Instant modified(Place place) {
        Instant before = lying.get(place);
        if (before == null || chance(4)) {
            return moment(4);
        }
        return chance(6) ? before : before.plus(Duration.ofHours(6L * (1 + random.nextInt(4))));
    }

    private void land(int world, Place place, List<Line> lines) {
        Spec spec = datasets.get(place.dataset()).spec();
        boolean damaged = spec.has(GZIPPED) && chance(20 + worlds);
        // Often by a copy that was older, or of the same second.
        Instant modifiedAt = lying.containsKey(place) && chance(4) ? lying.get(place) : later(place.receivedAt());
        events.add(new Event.Land(place, lines, modifiedAt, damaged));
        lying.put(place, modifiedAt);
        contents.computeIfAbsent(place, none -> new ArrayList<>()).add(lines);
    }

    private Place place(int dataset, int world) {
        Spec spec = datasets.get(dataset).spec();
        String region = spec.has(PARTITIONED) ? (chance(2) ? "n" : "s") + world : null;
        boolean dated = datasets.get(dataset).dated();
        String name = any(dated ? List.of("a", "b") : List.of("a", "b", "c"));
        return new Place(dataset, dated ? any(moments) : null, region, prefix(world) + name);
    }

    private static String prefix(int world) {
        return "w" + world + "_";
    }

    /** Mostly after the receipt. */
    private Instant later(Instant receivedAt) {
        return switch (random.nextInt(5)) {
            case 0 -> receivedAt;
            case 1 -> receivedAt.minus(Duration.ofHours(1));
            case 2 -> receivedAt.plus(Duration.ofHours(1));
            default -> moment(2);
        };
    }

    private List<Line> lines(int dataset, int world, Place place) {
        Spec spec = datasets.get(dataset).spec();
        List<Line> lines = new ArrayList<>();
        int count = chance(8) ? 0 : 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            lines.add(datasets.size() > 1 && dataset == 0 ? kind(world) : thing(spec, world, place));
        }
        return List.copyOf(lines);
    }

    private Line kind(int world) {
        return Line.of("kind_id", any(List.of("p", "q")) + world, "label", any(List.of("old", "new")));
    }

    private Line thing(Spec spec, int world, Place place) {
        Map<String, String> values = new TreeMap<>();
        values.put("k", "" + (10 * world + 1 + random.nextInt(3)));
        values.put("at", moment(2).toString());
        boolean lacks = !spec.restates() || spec.has(EFFECTIVE);
        // Listings of many worlds would all have the same greatest.
        boolean many = worlds > 1 && place.receivedAt() != null;
        int level = many ? (int) (place.receivedAt().getEpochSecond() / 3600 % 3) : 0;
        values.put("seq", chance(5) && lacks ? null : "" + (1 + level + random.nextInt(3)));
        values.put("status", chance(3) ? Spec.GONE : "here");
        values.put("a", chance(15 + 20 * worlds) ? Wording.SUSPECT : chance(6) ? null : any(List.of("x", "y")));
        values.put("n", chance(4) ? null : any(List.of("1", "2")));
        values.put("day", any(List.of("2026-03-01", "2026-03-02", "2026-03-31")));
        values.put("note", any(List.of("u", "v", "w")));
        values.put("kind_id", chance(5) ? null : any(List.of("p", "q", "unknown")) + world);
        values.keySet().retainAll(spec.columns());
        return new Line(values, spec.hasChildren() ? parts() : List.of(), fault(spec));
    }

    private List<Line.Part> parts() {
        List<Line.Part> parts = new ArrayList<>();
        for (int part = 1; part <= 3; part++) {
            if (chance(2)) {
                parts.add(new Line.Part(part, 1 + random.nextInt(2)));
            }
        }
        java.util.Collections.shuffle(parts, random);
        return parts;
    }

    /** Where one listing has the files of many worlds, few may keep it from concluding. */
    private Fault fault(Spec spec) {
        boolean shared = spec.restates() && !spec.has(PARTITIONED);
        if (!chance(12) || shared && !chance(worlds)) {
            return Fault.NONE;
        }
        return switch (random.nextInt(4)) {
            case 0 -> Fault.KEY;
            case 1 -> spec.has(NDJSON) ? Fault.BROKEN : Fault.VALUE;
            case 2 -> spec.has(EFFECTIVE) ? Fault.TIME : Fault.VALUE;
            default -> Fault.VALUE;
        };
    }

    /** What the product is asked to do after the events of a round. */
    private void work() {
        for (int dataset = 0; dataset < datasets.size(); dataset++) {
            // Load by load is what costs most.
            switch (random.nextInt(15)) {
                case 0 -> events.add(new Event.Run(dataset));
                case 1, 2, 3, 4, 5 -> chain(dataset).forEach(events::add);
                default -> interleaved();
            }
        }
        if (chance(3)) {
            events.add(new Event.Approve(datasets.size() - 1));
        }
    }

    private List<Event> chain(int dataset) {
        List<Event> chain = new ArrayList<>();
        Only only = chance(2) ? Only.ALL : any(List.of(Only.FIRST, Only.LAST));
        for (Task task : Task.values()) {
            if (chance(12)) {
                continue;
            }
            Kill kill = chance(8) ? kill(task) : null;
            Instant until = task == Task.REGISTER && chance(5) ? any(moments) : null;
            Only loads = task == Task.REGISTER ? Only.ALL : only;
            chain.add(new Event.Step(dataset, task, loads, until, kill));
            if (kill != null && task != Task.REGISTER) {
                chain.add(new Event.Step(dataset, task, loads, until, null));
            }
        }
        return chain;
    }

    /** Only what registers puts files in place here: each content, then the manifest. */
    private Kill kill(Task task) {
        return task == Task.REGISTER && chance(2)
                ? new Kill(At.RENAME, 1 + random.nextInt(FEW_RENAMES + worlds), chance(2))
                : new Kill(At.STATEMENT, 1 + random.nextInt(MOST_STATEMENTS), chance(2));
    }

    /** Tasks of two or three runs, between which more may land. */
    private void interleaved() {
        List<List<Event>> runs = new ArrayList<>();
        for (int run = 2 + random.nextInt(2); run > 0; run--) {
            runs.add(new ArrayList<>(chain(random.nextInt(datasets.size()))));
        }
        while (!runs.isEmpty()) {
            List<Event> run = any(runs);
            if (run.isEmpty()) {
                runs.remove(run);
                continue;
            }
            for (int more = 1 + random.nextInt(3); more > 0 && !run.isEmpty(); more--) {
                events.add(run.removeFirst());
            }
            if (chance(3)) {
                happens(random.nextInt(worlds));
            }
        }
    }

    /** On a grid of six days. */
    private Instant moment(int times) {
        Instant moment = START.plus(Duration.ofHours(24L / times * random.nextInt(6 * times)));
        return chance(8) ? moment.minus(Duration.ofHours(1)) : moment;
    }

    private boolean chance(int outOf) {
        return random.nextInt(outOf) == 0;
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
