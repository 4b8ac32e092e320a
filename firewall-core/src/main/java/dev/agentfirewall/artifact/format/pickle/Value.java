package dev.agentfirewall.artifact.format.pickle;

/** What stands on the pickle machine's stack, as far as it matters here: names are made of texts. */
sealed interface Value {
    /** Where a list or call starts. */
    Value MARK = new Mark();

    /** Anything else. */
    Value OTHER = new Other();

    record Mark() implements Value {}

    record Other() implements Value {}

    /** A text that stood in the pickle. */
    record Text(String text) implements Value {}
}
