package dev.agentfirewall.trace.infer;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a tool acts on, as English singular nouns: those of its name, then known things in its first sentence, then what its arguments identify. */
final class ObjectInference {
    private static final int MOST = 8;
    private static final Nouns NOUNS = Nouns.ENGLISH;

    private ObjectInference() {}

    static Set<String> infer(OfferedTool tool, NameReading name) {
        Set<String> objects = new LinkedHashSet<>();
        for (String noun : name.nouns()) {
            add(noun, objects);
        }
        for (OfferedArgument argument : tool.arguments()) {
            List<String> words = NOUNS.singular(Words.ofName(argument.name()));
            if (Safeguards.choosing(words)) { // "setting: email, phone, daily_limit"
                argument.choices().forEach(choice -> head(choice).ifPresent(noun -> add(noun, objects)));
            }
            int last = words.size() - 1;
            if (last > 0 && words.get(last).equals("id")) {
                add(words.get(last - 1), objects);
            }
        }
        firstSentence(tool.description()).stream()
                .filter(word -> NOUNS.in("things", word))
                .forEach(word -> add(word, objects));
        return objects;
    }

    private static Optional<String> head(String choice) {
        List<String> words = NOUNS.singular(Words.ofName(choice));
        return words.isEmpty() ? Optional.empty() : Optional.of(words.get(words.size() - 1));
    }

    private static List<String> firstSentence(String description) {
        int end = description.indexOf(". ");
        String sentence = description.substring(0, Math.min(description.length(), end < 0 ? 240 : Math.min(end, 240)));
        return NOUNS.singular(Words.ofProse(sentence));
    }

    private static void add(String noun, Set<String> objects) {
        boolean word = noun.length() > 1 && !Character.isDigit(noun.charAt(0));
        if (word && objects.size() < MOST && !NOUNS.in("no-objects", noun)) {
            objects.add(noun);
        }
    }
}
