package dev.agentfirewall.policy.plan.value;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What an object and a set have in common: distinct keys, found by hash, and one order of them, OPA's, made when it is first
 * asked for. Up to eight keys are found by looking at all the hashes, which is quicker than a table and needs none.
 *
 * <p>Sorting puts new arrays in place of the old, so an iteration over {@link #keys()} that has begun is undisturbed.
 */
public abstract sealed class Keyed permits ObjectValue, SetValue {
    private static final int SCANNED = 8;
    private static final Object[] NONE = {};
    private static final int[] NO_HASHES = {};

    Object[] keys = NONE;
    private int[] hashes = NO_HASHES;
    private int @Nullable [] table; // positions plus one; 0 is free
    private int size;
    private boolean sorted = true;
    private boolean frozen;
    private int hash;

    /** How many keys there are. */
    public final int size() {
        return size;
    }

    /** The keys in the order they came, in the first {@link #size()} places; not to be written to. */
    public final Object[] keys() {
        return keys;
    }

    /** The keys in OPA's order, in the first {@link #size()} places; not to be written to. */
    public final Object[] sortedKeys() {
        sort();
        return keys;
    }

    public final boolean contains(Object key) {
        return find(key, Values.hash(key)) >= 0;
    }

    final int find(Object key, int h) {
        if (table != null) {
            return findInTable(key, h, table);
        }
        for (int i = 0; i < size; i++) {
            if (hashes[i] == h && Values.equal(keys[i], key)) {
                return i;
            }
        }
        return -1;
    }

    private int findInTable(Object key, int h, int[] places) {
        int mask = places.length - 1;
        for (int slot = spread(h) & mask; places[slot] != 0; slot = (slot + 1) & mask) {
            int i = places[slot] - 1;
            if (hashes[i] == h && Values.equal(keys[i], key)) {
                return i;
            }
        }
        return -1;
    }

    private static int spread(int h) {
        return h ^ (h >>> 16);
    }

    /** Adds a key that is not there. */
    final int insert(Object key, int h) {
        checkNotFrozen();
        if (size == keys.length) {
            grow(Math.max(4, size * 2));
        }
        sorted = size == 0 || (sorted && size < SCANNED && Values.compare(keys[size - 1], key) < 0);
        keys[size] = key;
        hashes[size] = h;
        size++;
        touched();
        index();
        return size - 1;
    }

    private void index() {
        if (size <= SCANNED) {
            return;
        }
        if (table == null || size * 2 > table.length) {
            rebuild(Integer.highestOneBit(size) * 4);
        } else {
            place(table, size - 1);
        }
    }

    private void rebuild(int capacity) {
        int[] places = new int[capacity];
        for (int i = 0; i < size; i++) {
            place(places, i);
        }
        table = places;
    }

    private void place(int[] places, int i) {
        int mask = places.length - 1;
        int slot = spread(hashes[i]) & mask;
        while (places[slot] != 0) {
            slot = (slot + 1) & mask;
        }
        places[slot] = i + 1;
    }

    void grow(int capacity) {
        keys = Arrays.copyOf(keys, capacity);
        hashes = Arrays.copyOf(hashes, capacity);
    }

    final void touched() {
        hash = 0;
    }

    /** From here on nothing can be added: what is shared between evaluations must not change. */
    final void freeze() {
        sort();
        frozen = true;
    }

    final void checkNotFrozen() {
        if (frozen) {
            throw new FrozenException();
        }
    }

    /** Puts the keys in order; what is shared between threads is sorted before it is shared. */
    public final void sort() {
        if (sorted) {
            return;
        }
        Integer[] order = new Integer[size];
        for (int i = 0; i < size; i++) {
            order[i] = i;
        }
        Object[] old = keys;
        Arrays.sort(order, (a, b) -> Values.compare(old[a], old[b]));
        permute(order);
        sorted = true;
    }

    void permute(Integer[] order) {
        Object[] newKeys = new Object[size];
        int[] newHashes = new int[size];
        for (int i = 0; i < size; i++) {
            newKeys[i] = keys[order[i]];
            newHashes[i] = hashes[order[i]];
        }
        keys = newKeys;
        hashes = newHashes;
        if (table != null) {
            rebuild(table.length);
        }
    }

    abstract boolean sameAs(Keyed that);

    abstract int hashOfEntry(int index, int keyHash);

    @Override
    public final boolean equals(@Nullable Object other) {
        return other == this || (other instanceof Keyed that && sameAs(that));
    }

    @Override
    public final int hashCode() {
        if (hash == 0) {
            int h = size + 1;
            for (int i = 0; i < size; i++) {
                h += hashOfEntry(i, hashes[i]); // a sum: the order they came in does not matter
            }
            hash = h;
        }
        return hash;
    }
}
