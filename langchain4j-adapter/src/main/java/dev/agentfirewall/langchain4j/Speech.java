package dev.agentfirewall.langchain4j;

import dev.agentfirewall.AnswerStream;
import org.jspecify.annotations.Nullable;

/** One voice of a streaming answer, its text or its thinking: what was said of it, and what of that may be shown. Not thread-safe. */
final class Speech {
    /** Stands where an answer is stopped. */
    static final String ANSWER = "The answer is withheld: policy does not permit it (%s).";

    /** Thinking is stopped without a word. */
    static final String THINKING = "";

    private static final String INCOHERENT = "answer.incoherent";

    private final AnswerStream judge;
    private final String sentence;
    private final StringBuilder said = new StringBuilder();

    Speech(AnswerStream judge, String sentence) {
        this.judge = judge;
        this.sentence = sentence;
    }

    /**
     * How it ended.
     *
     * @param rest what is still to be shown
     * @param whole all that was shown, the rest included; null where there was nothing to say
     */
    record End(String rest, @Nullable String whole) {}

    /** Takes a part and gives back what may be shown now. */
    String accept(String part) {
        said.append(part);
        return judge.accept(part);
    }

    /** Ends it with what the provider says the whole was. What was not said in parts is said now; what contradicts the parts is not shown. */
    End end(@Nullable String whole) {
        if (whole == null && said.isEmpty()) {
            return new End("", null);
        }
        String all = whole == null ? "" : whole;
        boolean goesOn = all.startsWith(said.toString());
        String before = goesOn ? judge.accept(all.substring(said.length())) : "";
        boolean coherent = goesOn || all.strip().contentEquals(said.toString().strip());
        AnswerStream.End end = coherent ? judge.end() : judge.stop(INCOHERENT);
        String rest = before + end.rest();
        return end.stop().map(stop -> stopped(rest, end.shown(), stop)).orElse(new End(rest, end.shown()));
    }

    private End stopped(String rest, String shown, AnswerStream.Stop stop) {
        String last = words(stop, sentence);
        String gap = shown.isBlank() || last.isEmpty() ? "" : "\n\n";
        return new End(rest + gap + last, shown + gap + last);
    }

    /** What stands where an answer was stopped: policy's words for it, or ours. */
    static String words(AnswerStream.Stop stop, String sentence) {
        return stop.instead().orElseGet(() -> sentence.formatted(stop.code()));
    }
}
