package dev.agentfirewall.policy.plan.value;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An object; its keys are values of any kind. It grows while it is made and is left alone afterwards; {@code toString} tells
 * the size, never the content.
 */
public final class ObjectValue extends Keyed {
    private static final Object[] NONE = {};

    private Object[] values = NONE;

    /** The value at {@code key}, undefined when there is none. */
    public @Nullable Object get(Object key) {
        return get(key, Values.hash(key));
    }

    /** The value at a key whose hash is known. */
    public @Nullable Object get(Object key, int hash) {
        int i = find(key, hash);
        return i < 0 ? null : values[i];
    }

    /** Puts a value in place of the one that was at {@code key}. */
    public void put(Object key, Object value) {
        checkNotFrozen();
        int h = Values.hash(key);
        int i = find(key, h);
        if (i < 0) {
            i = insert(key, h);
        } else {
            touched();
        }
        values[i] = value;
    }

    /** The values beside {@link #keys()} as they are now; not to be written to. */
    public Object[] values() {
        return values;
    }

    /** An object with the same members. */
    public ObjectValue copy() {
        ObjectValue copy = new ObjectValue();
        copy.grow(size());
        copy.putAll(this);
        return copy;
    }

    public void putAll(ObjectValue that) {
        for (int i = 0; i < that.size(); i++) {
            put(that.keys[i], that.values[i]);
        }
    }

    @Override
    void grow(int capacity) {
        super.grow(capacity);
        values = Arrays.copyOf(values, capacity);
    }

    @Override
    void permute(Integer[] order) {
        super.permute(order);
        Object[] newValues = new Object[order.length];
        for (int i = 0; i < order.length; i++) {
            newValues[i] = values[order[i]];
        }
        values = newValues;
    }

    @Override
    boolean sameAs(Keyed other) {
        if (!(other instanceof ObjectValue that) || size() != that.size()) {
            return false;
        }
        for (int i = 0; i < size(); i++) {
            Object theirs = that.get(keys[i]);
            if (theirs == null || !Values.equal(values[i], theirs)) {
                return false;
            }
        }
        return true;
    }

    int compareTo(ObjectValue that) {
        sort();
        that.sort();
        int n = Math.min(size(), that.size());
        for (int i = 0; i < n; i++) {
            int byKey = Values.compare(keys[i], that.keys[i]);
            int order = byKey != 0 ? byKey : Values.compare(values[i], that.values[i]);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(size(), that.size());
    }

    @Override
    int hashOfEntry(int index, int keyHash) {
        return (keyHash * 31) ^ (Values.hash(values[index]) * 17);
    }

    @Override
    public String toString() {
        return "object of " + size();
    }
}
