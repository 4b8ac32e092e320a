package dev.agentfirewall.trace.value;

/**
 * From a hash to the places that bear it, and a few that don't: who looks up compares. Places of one hash keep the order in which they
 * were given. Built in linear time, with two to three numbers a place. Immutable.
 */
final class Postings {
    private static final int LEAST_BUCKETS = 16;

    private final Packed heads;
    private final Packed places;
    private final int shift;

    private Postings(Packed heads, Packed places, int shift) {
        this.heads = heads;
        this.places = places;
        this.shift = shift;
    }

    /** The first {@code count} hashes with their places, none above {@code largest}. */
    static Postings of(int[] hashes, int[] places, int count, int largest) {
        int bits = 32 - Integer.numberOfLeadingZeros(Math.max(count / 2, LEAST_BUCKETS) - 1);
        int shift = 32 - bits;
        int[] heads = new int[(1 << bits) + 1];
        for (int i = 0; i < count; i++) {
            heads[bucket(hashes[i], shift) + 1]++;
        }
        for (int b = 1; b < heads.length; b++) {
            heads[b] += heads[b - 1];
        }
        int[] next = heads.clone();
        int[] ordered = new int[count];
        for (int i = 0; i < count; i++) {
            ordered[next[bucket(hashes[i], shift)]++] = places[i];
        }
        return new Postings(Packed.of(heads, heads.length, count), Packed.of(ordered, count, largest), shift);
    }

    /** The index of the first place that may bear {@code hash}. */
    int from(int hash) {
        return heads.get(bucket(hash, shift));
    }

    /** The index after the last. */
    int to(int hash) {
        return heads.get(bucket(hash, shift) + 1);
    }

    int count(int hash) {
        int bucket = bucket(hash, shift);
        return heads.get(bucket + 1) - heads.get(bucket);
    }

    int place(int index) {
        return places.get(index);
    }

    private static int bucket(int hash, int shift) {
        return (hash * 0x9E3779B9) >>> shift;
    }
}
