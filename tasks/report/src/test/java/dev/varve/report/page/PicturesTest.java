package dev.varve.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.varve.report.Examples;
import dev.varve.report.facts.LoadReport.Timing;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PicturesTest {
    @Test
    void barsShowEvenTheSmallestPartAndFillTheirLength() {
        Bar bar = Bar.of(List.of("a", "b", "c", "d"), 1_000_000, 1, 0, 2);

        assertThat(bar.parts()).extracting(Bar.Part::kind).containsExactly("a", "b", "d");
        assertThat(bar.parts()).allMatch(part -> part.length() >= 8);
        assertThat(bar.parts().stream().mapToInt(Bar.Part::length).sum()).isEqualTo(Bar.LENGTH);
    }

    @Test
    void barsOfNothingAreEmpty() {
        assertThat(Bar.of(List.of("a", "b"), 0, 0).parts()).isEmpty();
    }

    @Test
    void stripsShowTheLastThirtyAndJoinNeighbours() {
        List<String> states = new java.util.ArrayList<>(Collections.nCopies(40, "pass"));
        states.add("fail");
        Strip strip = Strip.of(states);

        assertThat(strip.words()).isEqualTo("Last 30 loads, oldest first: 29 pass, 1 fail");
        assertThat(strip.runs()).containsExactly(new Strip.Run("pass", 0, 173), new Strip.Run("fail", 174, 5));
    }

    @Test
    void timelinesPlaceTasksOnOneAxis() {
        Timeline timeline = Timeline.of(List.of(timing("load", 0, 6), timing("publish", 8, 2)));

        assertThat(timeline.runTime()).contains(Duration.ofSeconds(10));
        assertThat(timeline.spans()).extracting(Timeline.Span::start).containsExactly(0, 800);
        assertThat(timeline.spans()).extracting(Timeline.Span::length).containsExactly(600, 200);
        assertThat(timeline.longest())
                .get()
                .extracting(span -> span.timing().task())
                .isEqualTo("load");
    }

    @Test
    void timelinesShowATaskThatNeverEnded() {
        Timing killed = new Timing(
                "load",
                1,
                Examples.RECEIVED,
                Optional.empty(),
                "running",
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty());
        Timeline timeline = Timeline.of(List.of(killed));

        assertThat(timeline.runTime()).contains(Duration.ZERO);
        assertThat(timeline.longest()).isEmpty();
        assertThat(timeline.spans()).extracting(Timeline.Span::kind).containsExactly("pending");
    }

    private static Timing timing(String task, long start, long seconds) {
        return new Timing(
                task,
                1,
                Examples.RECEIVED.plusSeconds(start),
                Optional.of(Examples.RECEIVED.plusSeconds(start + seconds)),
                "done",
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty());
    }
}
