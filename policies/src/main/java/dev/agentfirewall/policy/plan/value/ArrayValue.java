package dev.agentfirewall.policy.plan.value;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An array. It grows while it is made and is left alone afterwards; not thread-safe until then. {@code toString} tells the
 * size, never the content.
 */
public final class ArrayValue {
    private Object[] elements;
    private int size;
    private int hash;
    private boolean frozen;

    public ArrayValue(int capacity) {
        elements = new Object[capacity];
    }

    private ArrayValue(Object[] elements) {
        this.elements = elements;
        size = elements.length;
    }

    public static ArrayValue of(Object... elements) {
        return new ArrayValue(elements.clone());
    }

    public static ArrayValue copyOf(List<?> elements) {
        return new ArrayValue(elements.toArray());
    }

    public int size() {
        return size;
    }

    public Object get(int index) {
        return elements[index];
    }

    /** The element at a value that is a whole number in range, undefined otherwise. */
    public @Nullable Object lookup(Object key) {
        Object plain = key instanceof java.math.BigDecimal d ? Values.number(d) : key;
        return plain instanceof Long l && l >= 0 && l < size ? elements[(int) (long) l] : null;
    }

    public void append(Object element) {
        if (frozen) {
            throw new FrozenException();
        }
        if (size == elements.length) {
            elements = Arrays.copyOf(elements, Math.max(4, size * 2));
        }
        elements[size++] = element;
        hash = 0;
    }

    /** The elements from {@code from} up to {@code to}, not included. */
    public ArrayValue slice(int from, int to) {
        return new ArrayValue(Arrays.copyOfRange(elements, from, to));
    }

    /** The elements as they are now; a copy. */
    public Object[] toArray() {
        return Arrays.copyOf(elements, size);
    }

    void freeze() {
        frozen = true;
    }

    boolean sameAs(ArrayValue that) {
        if (size != that.size) {
            return false;
        }
        for (int i = 0; i < size; i++) {
            if (!Values.equal(elements[i], that.elements[i])) {
                return false;
            }
        }
        return true;
    }

    int compareTo(ArrayValue that) {
        int n = Math.min(size, that.size);
        for (int i = 0; i < n; i++) {
            int order = Values.compare(elements[i], that.elements[i]);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(size, that.size);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ArrayValue that && sameAs(that);
    }

    @Override
    public int hashCode() {
        if (hash == 0) {
            int h = 7;
            for (int i = 0; i < size; i++) {
                h = 31 * h + Values.hash(elements[i]);
            }
            hash = h;
        }
        return hash;
    }

    @Override
    public String toString() {
        return "array of " + size;
    }
}
