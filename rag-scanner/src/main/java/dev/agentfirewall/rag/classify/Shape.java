package dev.agentfirewall.rag.classify;

/**
 * How texts are cut for the model; the same figures that it was trained with. All in pieces of its tokenizer.
 *
 * @param window length of a window
 * @param stride from one window to the next
 * @param head how much of a long user turn's beginning is read
 * @param tail how much of its end
 * @param read how many windows of one text the encoder reads at most, those that the linear model finds most suspect
 * @param readOfTurn the same for the windows of a long user turn, beside its head and tail
 * @param turnGate the linear model's log-odds from which such a window is read at all
 */
record Shape(int window, int stride, int head, int tail, int read, int readOfTurn, double turnGate) {
    Shape {
        if (stride < 1 || window < stride || head < 1 || tail < 1 || read < 1 || readOfTurn < 0 || window > 240) {
            throw new IllegalArgumentException("the guard model's windows make no sense");
        }
    }

    static Shape read(Fields fields) {
        return new Shape(
                fields.count("window"),
                fields.count("stride"),
                fields.count("head"),
                fields.count("tail"),
                fields.count("read"),
                fields.count("read_of_turn"),
                fields.number("turn_gate"));
    }
}
