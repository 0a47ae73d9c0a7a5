package dev.varve.worlds.many;

import dev.varve.contract.read.Contracts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Contracts and what happens.
 *
 * @param datasets the related one first
 */
record Script(List<Wording> datasets, List<Event> events) {

    Wording things() {
        return datasets.getLast();
    }

    Script with(List<Event> others) {
        return new Script(datasets, List.copyOf(others));
    }

    /** The same where no task is killed. */
    Script withoutKills() {
        return with(events.stream()
                .map(event -> event instanceof Event.Step step
                        ? new Event.Step(step.dataset(), step.task(), step.only(), step.until(), null)
                        : event)
                .toList());
    }

    Map<String, String> contracts() {
        Map<String, String> texts = new LinkedHashMap<>();
        datasets.forEach(one -> texts.put(one.dataset(), one.contract(datasets.getFirst())));
        return texts;
    }

    Contracts parsed() {
        return Contracts.parse(contracts());
    }

    /** Contracts and events in words, enough to play it by hand. */
    String reproduction() {
        return contracts().entrySet().stream()
                        .map(text -> "--- " + text.getKey() + "\n" + text.getValue())
                        .collect(Collectors.joining())
                + "--- events\n"
                + events.stream().map(event -> words(event) + "\n").collect(Collectors.joining());
    }

    private String words(Event event) {
        return switch (event) {
            case Event.Land land ->
                "land " + path(land.place()) + " modified " + land.modifiedAt() + (land.damaged() ? " damaged" : "")
                        + "\n"
                        + datasets.get(land.place().dataset())
                                .text(land.lines())
                                .lines()
                                .map(line -> "    " + line)
                                .collect(Collectors.joining("\n"));
            case Event.Copy copy ->
                (copy.moved() ? "move " : "copy ") + path(copy.from()) + " to " + path(copy.to()) + " modified "
                        + copy.modifiedAt();
            case Event.Touch touch -> "touch " + path(touch.place()) + " " + touch.modifiedAt();
            case Event.Remove remove -> "remove " + path(remove.place());
            case Event.Step step ->
                step.task() + " " + datasets.get(step.dataset()).dataset()
                        + (step.only() == Event.Only.ALL ? "" : " of the " + step.only() + " load")
                        + (step.until() == null ? "" : " until " + step.until())
                        + (step.kill() == null
                                ? ""
                                : ", killed " + (step.kill().done() ? "after" : "before") + " "
                                        + step.kill().at().name().toLowerCase(Locale.ROOT) + " "
                                        + step.kill().number());
            case Event.Run run -> "run " + datasets.get(run.dataset()).dataset();
            case Event.Approve approve ->
                "approve " + datasets.get(approve.dataset()).dataset();
        };
    }

    private String path(Place place) {
        return datasets.get(place.dataset()).path(place);
    }
}
