package dev.agentfirewall.redteam.leak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agentfirewall.AnswerStream;
import dev.agentfirewall.Firewall;
import dev.agentfirewall.audit.MemoryAuditSink;
import dev.agentfirewall.enforcement.Content;
import dev.agentfirewall.output.OutputGate;
import dev.agentfirewall.policy.RegoPolicies;
import dev.agentfirewall.rag.RagScanner;
import dev.agentfirewall.stream.Cuts;
import dev.agentfirewall.trace.ConversationTracer;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * The law of streams with the whole gate, the default detectors and the default rules, over the answers of {@code corpus/leak}, also two of them in
 * one: however an answer is parted, what is shown in all is the same, and nothing of it is what would be cut of the whole.
 *
 * <p>Each build tries some of them, by chance.
 */
class StreamLawProperties {
    private static final Firewall FIREWALL = Firewall.builder()
            .policy(RegoPolicies.defaults())
            .scanner(RagScanner.rules())
            .tracer(new ConversationTracer())
            .output(OutputGate.standard())
            .audit(new MemoryAuditSink(1_000_000))
            .build();
    private static final List<Scene> SCENES = Stream.of("attempts.jsonl", "attempts-second.jsonl", "honest.jsonl")
            .flatMap(file -> Scene.of(FIREWALL, file).stream())
            .toList();
    private static final List<String> LONG = List.of(
            "```css\n" + ".a { background: url(https://img.example/a.png) }\n".repeat(30) + "```\n\n",
            "```js\n" + "let a = `b`;\n".repeat(90),
            "- a\n\n  ~~~\n" + "  let a = 1;\n".repeat(90),
            "a `b\n" + "and so on it goes\n".repeat(60),
            "in one line, " + "and `so` it goes on, ".repeat(60),
            "<div>\n" + "<p>so</p>\n".repeat(90));

    @Property(tries = 250)
    void shown_inParts_isWhatIsMadeOfTheWhole(
            @ForAll("scenes") Scene scene, @ForAll("parts") List<Integer> some, @ForAll("parts") List<Integer> other) {
        Shown whole = shown(scene, List.of(scene.answer().length()));
        assertThat(shown(scene, some)).isEqualTo(whole);
        assertThat(shown(scene, other)).isEqualTo(whole);
        Optional<String> screened = FIREWALL.screen(
                        scene.named(UUID.randomUUID().toString()), Content.modelOutput(scene.answer()))
                .shown();
        if (whole.stop().isEmpty()) {
            assertThat(screened.orElseThrow()).satisfies(whole::showsNoMoreThan);
        } else {
            assertThat(scene.answer()).startsWith(whole.parts()[0]);
        }
    }

    /** What opens and never closes waits for a while, and then goes on as what it is. */
    @Property(tries = 12)
    void held_ofWhatNeverCloses_isBounded(@ForAll("endless") String begun, @ForAll("parts") List<Integer> parts) {
        String answer = begun + "so it goes on and on, ".repeat(900);
        AnswerStream stream = FIREWALL.answer(SCENES.get(0).context());
        int at = 0;
        int shown = 0;
        for (int i = 0; at < answer.length(); i++) {
            int end = Math.min(answer.length(), at + parts.get(i % parts.size()));
            shown += stream.accept(answer.substring(at, end)).length();
            at = end;
        }
        assertThat(answer.length() - shown).isLessThan(2 * Cuts.HARD);
    }

    @Provide
    Arbitrary<String> endless() {
        return Arbitraries.of(
                "<tool_call> ",
                "Action: send_email\n",
                "[a](",
                "![",
                "<a href=\"",
                "{\"name\": \"send_email\", ",
                "`",
                "<!--",
                "-----BEGIN PRIVATE KEY-----\n",
                "- ```\n  ",
                "\u001b]8;;");
    }

    private record Shown(String text, Optional<String> stop) {
        private static final Pattern MARK = Pattern.compile("\\[[a-z ]{0,40}removed[a-z ]{0,40}]");

        /** What was shown between what was cut. */
        String[] parts() {
            return MARK.split(text, -1);
        }

        /** A piece may look worse by itself than in the whole; what is cut of the whole is cut in any case. */
        void showsNoMoreThan(String screened) {
            int at = 0;
            for (String part : parts()) {
                assertThat(screened.indexOf(part, at)).as(part).isNotNegative();
                at = screened.indexOf(part, at) + part.length();
            }
        }
    }

    /** Feeds the answer in parts; what was shown on the way stays shown. */
    private static Shown shown(Scene scene, List<Integer> parts) {
        AnswerStream stream = FIREWALL.answer(scene.named(UUID.randomUUID().toString()));
        StringBuilder seen = new StringBuilder();
        String answer = scene.answer();
        int at = 0;
        for (int i = 0; at < answer.length(); i++) {
            int end = Math.min(answer.length(), at + parts.get(i % parts.size()));
            seen.append(stream.accept(answer.substring(at, end)));
            at = end;
        }
        AnswerStream.End end = stream.end();
        assertThat(end.shown()).isEqualTo(seen + end.rest());
        return new Shown(end.shown(), end.stop().map(AnswerStream.Stop::code));
    }

    /** An answer of its own, behind nothing, behind another, or behind much code and many words. */
    @Provide
    Arbitrary<Scene> scenes() {
        Arbitrary<String> before = Arbitraries.oneOf(
                Arbitraries.just(""),
                Arbitraries.of(SCENES).map(scene -> scene.answer() + "\n\n"),
                Arbitraries.of(LONG));
        return Combinators.combine(before, Arbitraries.of(SCENES))
                .as((text, scene) -> new Scene(scene.id(), scene.context(), text + scene.answer()));
    }

    @Provide
    Arbitrary<List<Integer>> parts() {
        return Arbitraries.integers().between(1, 40).list().ofMinSize(1).ofMaxSize(6);
    }
}
