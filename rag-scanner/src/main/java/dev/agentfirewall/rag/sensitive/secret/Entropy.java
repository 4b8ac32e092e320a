package dev.agentfirewall.rag.sensitive.secret;

/** How much a string looks drawn at random: Shannon's entropy of its characters, in bits a character. */
final class Entropy {
    private Entropy() {}

    static double of(String value) {
        int[] counts = new int[128];
        int others = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < counts.length) {
                counts[c]++;
            } else {
                others++;
            }
        }
        double bits = share(others, value.length());
        for (int count : counts) {
            bits += share(count, value.length());
        }
        return bits;
    }

    private static double share(int count, int of) {
        if (count == 0) {
            return 0;
        }
        double p = (double) count / of;
        return -p * Math.log(p) / Math.log(2);
    }
}
